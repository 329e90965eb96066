package dev.millrace.streams.trigger;

/** How a call of a function ended. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public sealed interface InvocationOutcome {
    /**
     * The function returned.
     *
     * @param executedVersion such as {@code $LATEST}
     * @param body what it returned, as JSON; may be empty
     */
    record Answered(int statusCode, String executedVersion, byte[] body) implements InvocationOutcome {}

    /**
     * The function was run and failed or took too long.
     *
     * @param functionError such as {@code Unhandled}
     */
    record FunctionFailed(int statusCode, String executedVersion, String functionError, byte[] body)
            implements InvocationOutcome {}

    /** The function was not run: throttled, or nobody answered. Counts no attempt; only age limits apply. */
    record NotInvoked(String reason) implements InvocationOutcome {}
}
