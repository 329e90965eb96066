package dev.millrace.streams.trigger;

/**
 * One call of a function.
 *
 * @param requestId a UUID, new for each call
 * @param functionArn as the mapping names it
 * @param payload JSON in the form of streams.md F4; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Invocation(String requestId, String functionArn, byte[] payload) {}
