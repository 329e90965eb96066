package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.error.LegacyErrors;
import dev.millrace.protocol.error.UpdateErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** One bound action of an update. Reads the item as it was before the update (source: expressions.md 5.3). */
public sealed interface UpdateStep {
    /** Charge for an action that gives a value. */
    int VALUE_CHARGE = 19;

    /** Charge for an action that takes away. */
    int REMOVAL_CHARGE = 2;

    /** Where the action writes. */
    DocumentPath target();

    /** Whether the action only takes away, so that it does not create a missing item. */
    boolean onlyRemoves();

    /** Bytes that AWS adds to the item's size for this action when it checks the limit (source: limits.md). */
    int sizeCharge();

    /**
     * The value the target gets, or null if it is removed or stays missing.
     *
     * @throws dev.millrace.protocol.error.ApiException if an operand is missing or unfit
     */
    @Nullable
    AttributeValue result(Item before);

    /** {@code SET}. */
    record Assign(DocumentPath target, UpdateValue value) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return false;
        }

        @Override
        public int sizeCharge() {
            boolean isListElement = target.part(target.length() - 1).name() == null;
            return VALUE_CHARGE + (isListElement ? 1 : 0) + (value instanceof UpdateValue.Arithmetic ? 50 : 0);
        }

        @Override
        public AttributeValue result(Item before) {
            return value.evaluate(before);
        }
    }

    /** {@code REMOVE}. */
    record Remove(DocumentPath target) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return true;
        }

        @Override
        public int sizeCharge() {
            return REMOVAL_CHARGE;
        }

        @Override
        public @Nullable AttributeValue result(Item before) {
            return null;
        }
    }

    /** {@code ADD}: a sum of numbers or a union of sets; a missing target gets the operand. */
    record Add(DocumentPath target, AttributeValue operand) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return false;
        }

        @Override
        public int sizeCharge() {
            return VALUE_CHARGE;
        }

        @Override
        public AttributeValue result(Item before) {
            AttributeValue current = target.find(before);
            if (current == null) {
                return operand;
            }
            if (current.type() != operand.type()) {
                throw UpdateErrors.operandHasWrongType();
            }
            return SetAlgebra.sum(current, operand);
        }
    }

    /** The legacy {@code ADD}, which appends lists, too, and has a text of its own. */
    record LegacyAdd(DocumentPath target, AttributeValue operand) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return false;
        }

        @Override
        public int sizeCharge() {
            return VALUE_CHARGE;
        }

        @Override
        public AttributeValue result(Item before) {
            AttributeValue current = target.find(before);
            if (current == null) {
                return operand;
            }
            if (current.type() != operand.type()) {
                throw LegacyErrors.updateTypeMismatch();
            }
            return SetAlgebra.sum(current, operand);
        }
    }

    /** {@code DELETE}: members taken from a set; an emptied set is removed. */
    record Delete(DocumentPath target, AttributeValue operand) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return true;
        }

        @Override
        public int sizeCharge() {
            return REMOVAL_CHARGE;
        }

        @Override
        public @Nullable AttributeValue result(Item before) {
            AttributeValue current = target.find(before);
            if (current == null) {
                return null;
            }
            if (current.type() != operand.type()) {
                throw UpdateErrors.operandHasWrongType();
            }
            return SetAlgebra.difference(current, operand);
        }
    }

    /** The legacy {@code DELETE} with a value, which has a text of its own. */
    record LegacyDelete(DocumentPath target, AttributeValue operand) implements UpdateStep {
        @Override
        public boolean onlyRemoves() {
            return true;
        }

        @Override
        public int sizeCharge() {
            return REMOVAL_CHARGE;
        }

        @Override
        public @Nullable AttributeValue result(Item before) {
            AttributeValue current = target.find(before);
            if (current == null) {
                return null;
            }
            if (current.type() != operand.type()) {
                throw LegacyErrors.updateTypeMismatch();
            }
            return SetAlgebra.difference(current, operand);
        }
    }
}
