package dev.millrace.protocol.expression.ast;

import java.util.List;

/** A condition as it is written. Chains of AND or OR are one node, so that their length costs no depth. */
public sealed interface Condition {
    /** Calls the visitor's method for this kind of condition. */
    <R> R accept(Visitor<R> visitor);

    /** At least two conditions of which one must hold. */
    record Or(List<Condition> terms) implements Condition {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** At least two conditions that must all hold. */
    record And(List<Condition> terms) implements Condition {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A negation. */
    record Not(Condition term) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A comparison. */
    record Comparison(Operand left, Relation relation, Operand right) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code value BETWEEN lower AND upper}. */
    record Between(Operand value, Operand lower, Operand upper) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** {@code value IN (candidates)}. */
    record In(Operand value, List<Operand> candidates) implements Condition {
        public In {
            candidates = List.copyOf(candidates);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A function that is a condition by itself. */
    record Test(Operand.Call call) implements Condition {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** One method for each kind of condition. */
    interface Visitor<R> {
        /** Visits a disjunction. */
        R visit(Or or);

        /** Visits a conjunction. */
        R visit(And and);

        /** Visits a negation. */
        R visit(Not not);

        /** Visits a comparison. */
        R visit(Comparison comparison);

        /** Visits a range test. */
        R visit(Between between);

        /** Visits a list test. */
        R visit(In in);

        /** Visits a function. */
        R visit(Test test);
    }
}
