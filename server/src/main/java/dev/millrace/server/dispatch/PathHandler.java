package dev.millrace.server.dispatch;

/** Whoever answers the requests below one path, whatever their method. Thread-safe. */
@FunctionalInterface
public interface PathHandler {
    /** Sees to it that the exchange is answered, now or later; called on the event loop, which it must not hold up. */
    void accept(Exchange exchange);
}
