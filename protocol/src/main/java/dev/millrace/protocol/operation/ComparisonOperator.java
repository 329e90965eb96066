package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeType;

/** The operators of legacy conditions (source: service model; what they take: expressions.md section 6). */
public enum ComparisonOperator {
    EQ(1, Operands.ANY),
    NE(1, Operands.ANY),
    IN(1, Operands.ORDERED),
    LE(1, Operands.ORDERED),
    LT(1, Operands.ORDERED),
    GE(1, Operands.ORDERED),
    GT(1, Operands.ORDERED),
    BETWEEN(2, Operands.ORDERED),
    NOT_NULL(0, Operands.ANY),
    NULL(0, Operands.ANY),
    CONTAINS(1, Operands.ORDERED),
    NOT_CONTAINS(1, Operands.ORDERED),
    BEGINS_WITH(1, Operands.TEXTS);

    private final int operandCountMin;
    private final Operands operands;

    ComparisonOperator(int operandCountMin, Operands operands) {
        this.operandCountMin = operandCountMin;
        this.operands = operands;
    }

    /** Whether the operator takes this many operands; only IN takes more than its least number. */
    public boolean takes(int operandCount) {
        return this == IN ? operandCount >= operandCountMin : operandCount == operandCountMin;
    }

    /** Whether the operator takes operands of this type. */
    public boolean takes(AttributeType type) {
        return switch (operands) {
            case ANY -> true;
            case ORDERED -> type.isKeyType();
            case TEXTS -> type == AttributeType.S || type == AttributeType.B;
        };
    }

    private enum Operands {
        ANY,
        ORDERED,
        TEXTS
    }
}
