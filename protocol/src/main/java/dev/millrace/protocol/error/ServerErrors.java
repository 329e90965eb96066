package dev.millrace.protocol.error;

/** The server itself has no room; Millrace's own texts. */
public final class ServerErrors {
    private ServerErrors() {}

    /** Too much is under way; SDKs wait and try again. */
    public static ApiException overloaded() {
        return new ApiException(
                ErrorType.THROTTLING, "The server has too many requests under way. Please retry with backoff.");
    }

    /** With one namespace per caller, too many are open. */
    public static ApiException tooManyNamespaces(int countMax) {
        return new ApiException(
                ErrorType.LIMIT_EXCEEDED,
                "All " + countMax + " isolated namespaces are in use; restart Millrace, which keeps data on disk,"
                        + " or start it without --isolate.");
    }
}
