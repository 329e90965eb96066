package dev.millrace.server.dispatch;

/**
 * The behaviour of one operation. Stateless and thread-safe; handlers never call each other.
 *
 * @param <I> the request record
 * @param <O> the response record
 */
@FunctionalInterface
public interface OperationHandler<I, O> {
    /**
     * Carries out a request and tells {@code reply} exactly once how it ended, on this thread or another. Throwing is
     * the same as {@link Reply#refuse}. One that runs as {@link Execution#EVENT_LOOP} must not block.
     */
    void handle(I request, CallContext context, Reply<O> reply);
}
