package dev.millrace.server.dispatch;

/** Told of each answer; thread-safe, and quick enough for the hot path. */
@FunctionalInterface
public interface RequestMeter {
    /** Counts nothing. */
    RequestMeter NONE = (operation, status, nanos) -> {};

    /** The operation of requests that were refused before theirs was known. */
    String NO_OPERATION = "none";

    /**
     * Counts one answer.
     *
     * @param operation by its name in the catalogue, or {@link #NO_OPERATION}
     * @param status of the answer, by HTTP
     * @param nanos from the whole request to its answer; negative if nobody measured
     */
    void answered(String operation, int status, long nanos);
}
