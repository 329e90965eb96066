package dev.millrace.protocol.error;

/** What is answered before an operation is known, or when the server itself is at fault. */
public final class ServerErrors {
    private ServerErrors() {}

    /** The target header is missing or names nothing this server does; AWS sends no message. */
    public static ApiException unknownOperation() {
        return new ApiException(ErrorType.UNKNOWN_OPERATION, null);
    }

    /** Something failed that is not the caller's doing. */
    public static ApiException internal() {
        return new ApiException(ErrorType.INTERNAL_SERVER_ERROR, "Internal server error");
    }

    /** Too much is under way; SDKs wait and try again (Millrace's own text). */
    public static ApiException overloaded() {
        return new ApiException(
                ErrorType.THROTTLING, "The server has too many requests under way. Please retry with backoff.");
    }

    /** With one namespace per caller, too many are open (Millrace's own text). */
    public static ApiException tooManyNamespaces(int countMax) {
        return new ApiException(
                ErrorType.LIMIT_EXCEEDED,
                "All " + countMax + " isolated namespaces are in use; close some or start Millrace without --isolate.");
    }
}
