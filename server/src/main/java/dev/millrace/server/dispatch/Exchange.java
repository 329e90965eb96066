package dev.millrace.server.dispatch;

import dev.millrace.server.auth.CallerReader;
import org.jspecify.annotations.Nullable;

/**
 * One full request with its way back, as the HTTP layer hands it over.
 *
 * <p>All but {@link #answer} belongs to one thread at a time.
 */
public interface Exchange {
    /** The id answered in x-amzn-RequestId. */
    String requestId();

    /** The HTTP method as it came. */
    String method();

    /** The path without its query. */
    String path();

    /** The raw query string without its question mark; empty if none. */
    String query();

    /** The first header of this name, or null. */
    @Nullable
    String header(RequestHeader header);

    /** The connection's credential reader. */
    CallerReader callers();

    /**
     * The body from index 0; its array may be longer. It is shared and lives only until the receiver of this exchange
     * returns, unless {@link #keepBody} was called.
     */
    byte[] body();

    /** Bytes of the body. */
    int bodySize();

    /**
     * Takes bytes of the memory that all requests share, until the answer; false, and nothing taken, if there is no
     * room.
     */
    boolean tryHold(int size);

    /** Makes the body live until the answer, for work in another thread. */
    void keepBody();

    /**
     * Runs work on the connection's event loop soon, from any thread. At most one piece of work a request may wait. It is
     * dropped if the loop has ended, and the connection with it.
     */
    void onEventLoop(Runnable work);

    /** Sends the answer, from any thread; copies the body before it returns. Later calls are dropped. */
    void answer(Answer answer);
}
