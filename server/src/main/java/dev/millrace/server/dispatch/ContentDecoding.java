package dev.millrace.server.dispatch;

import dev.millrace.protocol.error.ServerErrors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks compressed request bodies, as AWS does (source: errors.md section 2). Stateless. */
final class ContentDecoding {
    /** The limit of a whole request holds for what a compressed one unfolds to. */
    static final int SIZE_MAX = 16 << 20;

    private static final int CAPACITY_MIN = 8 << 10;
    private static final int RATIO_USUAL = 4;

    private ContentDecoding() {}

    /** Whether a Content-Encoding header asks for work. */
    static boolean isNeeded(String contentEncoding) {
        return !contentEncoding.isBlank() && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * Unpacks a body, gzip with one or more members, or deflate in zlib's format.
     *
     * @param room takes the memory it unfolds to, piece by piece, before it is allocated; false refuses
     * @return from index 0 of its array; empty if it unfolds to more than a request may have
     * @throws dev.millrace.protocol.error.ApiException ThrottlingException if there is no room
     * @throws IOException if the coding is unknown or the data broken, cut short or absent
     */
    static Optional<ByteBuffer> decode(String contentEncoding, byte[] body, int size, IntPredicate room)
            throws IOException {
        if (size == 0) {
            throw new IOException("a compressed body is empty");
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(body, 0, size);
        String coding = contentEncoding.strip().toLowerCase(Locale.ROOT);
        try (InputStream in = switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(packed, Math.min(size, 64 << 10));
            case "deflate" -> new InflaterInputStream(packed);
            default -> throw new IOException("unknown content encoding");
        }) {
            return read(in, (int) Math.min(SIZE_MAX + 1, Math.max(CAPACITY_MIN, (long) RATIO_USUAL * size)), room);
        }
    }

    private static Optional<ByteBuffer> read(InputStream in, int capacity, IntPredicate room) throws IOException {
        byte[] plain = grown(new byte[0], capacity, room);
        int size = 0;
        while (true) {
            int read = in.readNBytes(plain, size, plain.length - size);
            size += read;
            if (size < plain.length) {
                return Optional.of(ByteBuffer.wrap(plain, 0, size));
            }
            if (size > SIZE_MAX) {
                return Optional.empty();
            }
            plain = grown(plain, Math.min(SIZE_MAX + 1, 2 * plain.length), room);
        }
    }

    private static byte[] grown(byte[] bytes, int capacity, IntPredicate room) {
        if (!room.test(capacity - bytes.length)) {
            throw ServerErrors.overloaded();
        }
        return Arrays.copyOf(bytes, capacity);
    }
}
