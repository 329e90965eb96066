package dev.millrace.streams.trigger;

import dev.millrace.streams.log.SequenceNumber;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a lane has come.
 *
 * <p>Layout: format 1 (1), lanes (1), done (1), stamp (8), ordinal (4). The window is kept by itself: format 1 (1),
 * start in seconds since 1970 (8), state.
 *
 * @param laneCount how many lanes the shard had
 * @param position everything of the lane below it is handled
 * @param done whether nothing is left, for good
 */
record LaneCheckpoint(
        int laneCount,
        SequenceNumber position,
        boolean done,
        @Nullable OpenWindow window) {
    private static final byte FORMAT = 1;
    private static final int WINDOW_HEADER_SIZE = 1 + Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(3 + Long.BYTES + Integer.BYTES)
                .put(FORMAT)
                .put((byte) laneCount)
                .put((byte) (done ? 1 : 0))
                .putLong(position.stamp())
                .putInt(position.ordinal())
                .array();
    }

    static LaneCheckpoint decode(byte[] value, @Nullable OpenWindow window) {
        ByteBuffer in = ByteBuffer.wrap(value);
        requireFormat(in.get());
        int laneCount = in.get();
        boolean done = in.get() != 0;
        return new LaneCheckpoint(laneCount, new SequenceNumber(in.getLong(), in.getInt()), done, window);
    }

    static byte[] encode(OpenWindow window) {
        return ByteBuffer.allocate(WINDOW_HEADER_SIZE + window.state().length)
                .put(FORMAT)
                .putLong(window.start().getEpochSecond())
                .put(window.state())
                .array();
    }

    static OpenWindow decodeWindow(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        requireFormat(in.get());
        Instant start = Instant.ofEpochSecond(in.getLong());
        byte[] state = new byte[in.remaining()];
        in.get(state);
        return new OpenWindow(start, state);
    }

    private static void requireFormat(byte format) {
        if (format != FORMAT) {
            throw new IllegalStateException("this version reads checkpoints of format " + FORMAT + ", not " + format);
        }
    }
}
