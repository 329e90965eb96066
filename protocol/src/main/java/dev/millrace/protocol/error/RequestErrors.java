package dev.millrace.protocol.error;

/** Requests that are refused before any operation sees them, and table names (source: errors.md sections 2 and 4). */
public final class RequestErrors {
    private RequestErrors() {}

    /** No such operation, or no target at all; without a message. */
    public static ApiException unknownOperation() {
        return new ApiException(ErrorType.UNKNOWN_OPERATION, null);
    }

    /** Signed twice. */
    public static ApiException signedTwice() {
        return new ApiException(
                ErrorType.INVALID_SIGNATURE,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    /** Not signed. */
    public static ApiException missingAuthenticationToken() {
        return new ApiException(ErrorType.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
    }

    /**
     * A header signature with parts missing.
     *
     * @param authorization the header as sent
     */
    public static ApiException incompleteAuthorization(
            boolean hasCredential,
            boolean hasSignature,
            boolean hasSignedHeaders,
            boolean hasDate,
            String authorization) {
        StringBuilder message = new StringBuilder();
        appendMissing(message, "Authorization header requires 'Credential' parameter. ", hasCredential);
        appendMissing(message, "Authorization header requires 'Signature' parameter. ", hasSignature);
        appendMissing(message, "Authorization header requires 'SignedHeaders' parameter. ", hasSignedHeaders);
        appendMissing(
                message,
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
                hasDate);
        message.append("Authorization=").append(authorization);
        return new ApiException(ErrorType.INCOMPLETE_SIGNATURE, message.toString());
    }

    /** A presigned request with parts missing. */
    public static ApiException incompleteQuery(
            boolean hasAlgorithm,
            boolean hasCredential,
            boolean hasSignature,
            boolean hasSignedHeaders,
            boolean hasDate) {
        StringBuilder message = new StringBuilder();
        appendMissing(message, "AWS query-string parameters must include 'X-Amz-Algorithm'. ", hasAlgorithm);
        appendMissing(message, "AWS query-string parameters must include 'X-Amz-Credential'. ", hasCredential);
        appendMissing(message, "AWS query-string parameters must include 'X-Amz-Signature'. ", hasSignature);
        appendMissing(message, "AWS query-string parameters must include 'X-Amz-SignedHeaders'. ", hasSignedHeaders);
        appendMissing(message, "AWS query-string parameters must include 'X-Amz-Date'. ", hasDate);
        message.append("Re-examine the query-string parameters.");
        return new ApiException(ErrorType.INCOMPLETE_SIGNATURE, message.toString());
    }

    /** Our own failure; says nothing of its cause. */
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

    private static void appendMissing(StringBuilder message, String text, boolean present) {
        if (!present) {
            message.append(text);
        }
    }
}
