package dev.millrace.storage.table;

import java.time.Instant;

/**
 * Who writes and when; passed into the transaction, which has no clock of its own.
 *
 * @param now the clock's time, read once per request or sweep
 * @param region of the caller, shown in stream records
 * @param actor whose doing the change is
 */
public record WriteContext(Instant now, String region, Actor actor) {
    /** Whose doing a change is. */
    public enum Actor {
        /** A request; stream records carry no identity. */
        CALLER,
        /** Expiry by TTL; stream records carry the service's identity. */
        TTL_SERVICE
    }
}
