package dev.millrace.server.dispatch;

/**
 * The way back for one request; thread-safe, the first call counts and later ones are dropped.
 *
 * @param <O> the response record
 */
public interface Reply<O> {
    /** Sends the response. */
    void answer(O response);

    /**
     * Sends an error: an {@link dev.millrace.protocol.error.ApiException} as it is, anything else is logged and
     * answered as the internal error.
     */
    void refuse(Throwable cause);
}
