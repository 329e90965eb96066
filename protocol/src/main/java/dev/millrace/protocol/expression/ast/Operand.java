package dev.millrace.protocol.expression.ast;

import java.util.List;

/** Something that has a value: a path, a value placeholder, a function's result, or a sum. */
public sealed interface Operand {
    /** Calls the visitor's method for this kind of operand. */
    <R> R accept(Visitor<R> visitor);

    /** The value at a path. */
    record Path(PathTemplate path) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A value placeholder, with its colon. */
    record Value(String placeholder) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A function call. The number of arguments is not yet checked. */
    record Call(Function function, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A sum or difference, which only SET has. */
    record Arithmetic(Operand left, boolean plus, Operand right) implements Operand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method for each kind of operand. */
    interface Visitor<R> {
        /** Visits a path. */
        R visit(Path path);

        /** Visits a value placeholder. */
        R visit(Value value);

        /** Visits a function call. */
        R visit(Call call);

        /** Visits a sum or difference. */
        R visit(Arithmetic arithmetic);
    }
}
