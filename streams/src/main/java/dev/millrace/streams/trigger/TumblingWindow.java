package dev.millrace.streams.trigger;

import dev.millrace.protocol.lambda.EventPayload;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tumbling windows of one lane: by the time of the records, one after another, each with its state (source:
 * streams.md F8). Used within the mapping's mailbox only.
 */
final class TumblingWindow {
    /** Bytes of state; a window that returns more is ended early (source: streams.md F8). */
    static final int STATE_SIZE_MAX = 1 << 20;

    /**
     * How long after its end a window waits for records of its time that are not committed yet, when nothing later is
     * there to end it. AWS may take two minutes (source: streams.md F8).
     */
    static final Duration LATENESS = Duration.ofSeconds(1);

    private final Duration length;
    private @Nullable OpenWindow open;

    TumblingWindow(Duration length, @Nullable OpenWindow open) {
        this.length = length;
        this.open = open;
    }

    boolean isOn() {
        return !length.isZero();
    }

    @Nullable
    OpenWindow open() {
        return open;
    }

    /** The open window, or a new one around a time if none is open. A record that comes late goes into the open one. */
    OpenWindow openAt(Instant created) {
        OpenWindow window = open;
        if (window == null) {
            long seconds = length.toSeconds();
            long start = Math.floorDiv(created.getEpochSecond(), seconds) * seconds;
            window = new OpenWindow(Instant.ofEpochSecond(start), EventPayload.emptyState());
            open = window;
        }
        return window;
    }

    Instant end(OpenWindow window) {
        return window.start().plus(length);
    }

    /** Keeps what the function returned; whether it is so much that the window must end. */
    boolean accept(byte[] state) {
        OpenWindow window = open;
        if (window == null) {
            throw new IllegalStateException("a function was invoked in a window that is not open");
        }
        open = new OpenWindow(window.start(), state);
        return state.length > STATE_SIZE_MAX;
    }

    void close() {
        open = null;
    }
}
