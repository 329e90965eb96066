package dev.millrace.protocol.expression.ast;

import dev.millrace.protocol.error.ExpressionErrors;

/** The five expression parameters. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    UPDATE("UpdateExpression"),
    PROJECTION("ProjectionExpression");

    private final String parameter;
    // Immutable, which Error Prone could only know from an annotation that would be a dependency.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ExpressionErrors errors;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
        this.errors = ExpressionErrors.of(parameter);
    }

    /** The name of the request parameter. */
    public String parameter() {
        return parameter;
    }

    /** The texts that name this parameter. */
    public ExpressionErrors errors() {
        return errors;
    }

    /** Whether expressions of this kind can use ExpressionAttributeValues. */
    public boolean usesValues() {
        return this != PROJECTION;
    }
}
