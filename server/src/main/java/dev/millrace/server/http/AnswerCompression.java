package dev.millrace.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** How an answer's body may be compressed: only if the client asks, and only bodies over 4096 bytes, as AWS does. */
enum AnswerCompression {
    GZIP("gzip"),
    DEFLATE("deflate");

    /** Bodies up to this size are never compressed (source: errors.md section 2, recorded on AWS). */
    static final int PLAIN_SIZE_MAX = 4096;

    private final String coding;

    AnswerCompression(String coding) {
        this.coding = coding;
    }

    /** The value of Content-Encoding. */
    String coding() {
        return coding;
    }

    /** What the first Accept-Encoding header allows, or null. */
    static @Nullable AnswerCompression accepted(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return null;
        }
        for (String element : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = element.split(";", 2);
            boolean refused = parts.length == 2 && parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            for (AnswerCompression compression : values()) {
                if (!refused && parts[0].strip().equals(compression.coding)) {
                    return compression;
                }
            }
        }
        return null;
    }

    byte[] compressed(byte[] body, int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(512, size / 4));
        try (DeflaterOutputStream out = open(bytes)) {
            out.write(body, 0, size);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private DeflaterOutputStream open(ByteArrayOutputStream bytes) throws IOException {
        return switch (this) {
            case GZIP -> new FastGzip(bytes);
            case DEFLATE -> new FastDeflate(bytes);
        };
    }

    /** Fastest level: the answer is waited for, and most likely by a process on the same machine. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** As {@link FastGzip}, in zlib's format, which HTTP calls deflate. */
    private static final class FastDeflate extends DeflaterOutputStream {
        FastDeflate(ByteArrayOutputStream bytes) {
            super(bytes);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
