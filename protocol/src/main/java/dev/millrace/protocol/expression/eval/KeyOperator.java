package dev.millrace.protocol.expression.eval;

/** The operators a key condition may use. */
public enum KeyOperator {
    EQ,
    LT,
    LE,
    GT,
    GE,
    BETWEEN,
    BEGINS_WITH
}
