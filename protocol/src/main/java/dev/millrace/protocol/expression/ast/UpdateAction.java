package dev.millrace.protocol.expression.ast;

/** One action of an update expression, as it is written. */
public sealed interface UpdateAction {
    /** Calls the visitor's method for this kind of action. */
    <R> R accept(Visitor<R> visitor);

    /** {@code SET target = value}. */
    record Set(PathTemplate target, Operand value) implements UpdateAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code REMOVE target}. */
    record Remove(PathTemplate target) implements UpdateAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code ADD target :value}. */
    record Add(PathTemplate target, Operand.Value value) implements UpdateAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code DELETE target :value}. */
    record Delete(PathTemplate target, Operand.Value value) implements UpdateAction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method for each kind of action. */
    interface Visitor<R> {
        /** Visits an assignment. */
        R visit(Set set);

        /** Visits a removal. */
        R visit(Remove remove);

        /** Visits an addition. */
        R visit(Add add);

        /** Visits a subtraction from a set. */
        R visit(Delete delete);
    }
}
