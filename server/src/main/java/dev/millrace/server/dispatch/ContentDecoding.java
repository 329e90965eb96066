package dev.millrace.server.dispatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks compressed request bodies, as AWS does (source: errors.md section 2). Stateless. */
final class ContentDecoding {
    /** The limit of a whole request holds for what a compressed one unfolds to. */
    static final int SIZE_MAX = 16 << 20;

    private ContentDecoding() {}

    /** Whether a Content-Encoding header asks for work. */
    static boolean isNeeded(String contentEncoding) {
        return !contentEncoding.isBlank() && !contentEncoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * Unpacks a body, gzip with one or more members, or deflate in zlib's format.
     *
     * @return empty if it unfolds to more than a request may have
     * @throws IOException if the coding is unknown or the data broken, cut short or absent
     */
    static Optional<byte[]> decode(String contentEncoding, byte[] body, int size) throws IOException {
        if (size == 0) {
            throw new IOException("a compressed body is empty");
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(body, 0, size);
        String coding = contentEncoding.strip().toLowerCase(Locale.ROOT);
        try (InputStream in =
                switch (coding) {
                    case "gzip", "x-gzip" -> new GZIPInputStream(packed, Math.min(size, 64 << 10));
                    case "deflate" -> new InflaterInputStream(packed);
                    default -> throw new IOException("unknown content encoding");
                }) {
            byte[] plain = in.readNBytes(SIZE_MAX + 1);
            return plain.length > SIZE_MAX ? Optional.empty() : Optional.of(plain);
        }
    }
}
