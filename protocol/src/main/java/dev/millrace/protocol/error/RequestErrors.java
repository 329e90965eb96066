package dev.millrace.protocol.error;

/** Requests that are refused before any operation sees them, and table names (source: errors.md sections 2 and 4). */
public final class RequestErrors {
    private RequestErrors() {}

    /** No such operation, or no target at all; without a message. */
    public static ApiException unknownOperation() {
        return new ApiException(ErrorType.UNKNOWN_OPERATION, null);
    }

    /** Our own failure; says nothing of its cause. The words are inferred. */
    public static ApiException internalServerError() {
        return new ApiException(ErrorType.INTERNAL_SERVER_ERROR, "Internal server error");
    }

    /** CreateTable, DescribeTable, DeleteTable, UpdateTable without a table name. */
    public static ApiException missingTableName() {
        return ErrorTexts.validation("The parameter 'TableName' is required but was not present in the request");
    }

    /** A short name on DescribeTable, DeleteTable and UpdateTable. */
    public static ApiException shortTableName() {
        return ErrorTexts.validation("TableName must be at least 3 characters long and at most 255 characters long");
    }

    /**
     * A member that the service knows and Millrace does not build yet. Not AWS's text.
     *
     * @param member its name in the service model
     */
    public static ApiException notBuiltYet(String member) {
        return ErrorTexts.validation("Millrace does not support the parameter " + member + " yet");
    }
}
