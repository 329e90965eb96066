package dev.millrace.server.http;

import dev.millrace.server.dispatch.Answer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole answer, head and body, into one buffer. Thread-safe.
 *
 * <p>Written by hand instead of Netty's response encoder: it saves the header map and the entries of each answer, and
 * the second write.
 */
final class AnswerEncoder {
    private static final int HEAD_SIZE_USUAL = 320;
    private static final int LONG_DIGITS_MAX = 20;
    private static final int STATUS_TOO_LARGE = 413;
    private static final byte[] OK = ascii("HTTP/1.1 200 OK\r\n");
    private static final byte[] CONTENT_TYPE_AMZ_JSON = ascii("Content-Type: application/x-amz-json-1.0\r\n");
    private static final String AMZ_JSON = "application/x-amz-json-1.0";
    private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
    private static final byte[] REQUEST_ID = ascii("\r\nx-amzn-RequestId: ");
    private static final byte[] CRC = ascii("\r\nx-amz-crc32: ");
    private static final byte[] DATE = ascii("\r\nDate: ");
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] EMPTY_CHUNK = ascii("0\r\n\r\n");

    /** What an answer needs to know of its request. */
    record Framing(
            String requestId,
            boolean headOnly,
            boolean http10,
            boolean keepAlive,
            @Nullable String allowOrigin,
            @Nullable Preflight preflight,
            @Nullable AnswerCompression compression) {}

    /** What a page asks leave for. */
    record Preflight(@Nullable String headers, @Nullable String methods) {}

    private final HttpDate date;

    AnswerEncoder(HttpDate date) {
        this.date = date;
    }

    ByteBuf encode(ByteBufAllocator allocator, Answer answer, Framing framing) {
        byte[] body = answer.body();
        int bodySize = answer.bodySize();
        AnswerCompression compression = bodySize > AnswerCompression.PLAIN_SIZE_MAX ? framing.compression() : null;
        if (compression != null) {
            body = compression.compressed(body, bodySize);
            bodySize = body.length;
        }
        ByteBuf out = allocator.ioBuffer(HEAD_SIZE_USUAL + bodySize);
        try {
            writeHead(out, answer, framing, compression, body, bodySize);
            if (!framing.headOnly()) {
                out.writeBytes(body, 0, bodySize);
            }
            return out;
        } catch (RuntimeException | Error failure) {
            out.release();
            throw failure;
        }
    }

    private void writeHead(
            ByteBuf out,
            Answer answer,
            Framing framing,
            @Nullable AnswerCompression compression,
            byte[] body,
            int bodySize) {
        writeStatusLine(out, answer.status());
        String contentType = answer.contentType();
        if (AMZ_JSON.equals(contentType)) {
            out.writeBytes(CONTENT_TYPE_AMZ_JSON);
        } else if (contentType != null) {
            writeHeader(out, "Content-Type", contentType);
        }
        writeRareHeaders(out, framing, compression);
        if (!answer.headers().isEmpty()) {
            answer.headers().forEach((name, value) -> writeHeader(out, name, value));
        }
        // AWS answers an oversized request in chunks (source: errors.md section 2).
        boolean chunked = answer.status() == STATUS_TOO_LARGE && !framing.http10();
        if (chunked) {
            out.writeCharSequence("Transfer-Encoding: chunked", StandardCharsets.US_ASCII);
        } else {
            out.writeBytes(CONTENT_LENGTH);
            writeDecimal(out, bodySize);
        }
        out.writeBytes(REQUEST_ID);
        out.writeCharSequence(framing.requestId(), StandardCharsets.US_ASCII);
        if (compression == null) {
            // Whether AWS counts compressed or plain bytes is unknown, so a compressed answer goes without.
            out.writeBytes(CRC);
            CRC32 crc = new CRC32();
            crc.update(body, 0, bodySize);
            writeDecimal(out, crc.getValue());
        }
        out.writeBytes(DATE);
        out.writeBytes(date.text());
        out.writeBytes(LINE_END);
        out.writeBytes(LINE_END);
        if (chunked && !framing.headOnly()) {
            out.writeBytes(EMPTY_CHUNK);
        }
    }

    private static void writeStatusLine(ByteBuf out, int status) {
        if (status == 200) {
            out.writeBytes(OK);
            return;
        }
        String reason = switch (status) {
            case 202 -> "Accepted";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status";
        };
        out.writeCharSequence("HTTP/1.1 " + status + " " + reason + "\r\n", StandardCharsets.US_ASCII);
    }

    private static void writeRareHeaders(ByteBuf out, Framing framing, @Nullable AnswerCompression compression) {
        if (!framing.keepAlive()) {
            writeHeader(out, "Connection", "close");
        } else if (framing.http10()) {
            writeHeader(out, "Connection", "keep-alive");
        }
        if (compression != null) {
            writeHeader(out, "Content-Encoding", compression.coding());
        }
        String allowOrigin = framing.allowOrigin();
        if (allowOrigin != null) {
            writeHeader(out, "Access-Control-Allow-Origin", allowOrigin);
            if (!allowOrigin.equals("*")) {
                writeHeader(out, "Vary", "Origin");
            }
        }
        Preflight preflight = framing.preflight();
        if (preflight != null) {
            writeHeader(out, "Access-Control-Max-Age", "172800");
            if (preflight.headers() != null) {
                writeHeader(out, "Access-Control-Allow-Headers", preflight.headers());
            }
            if (preflight.methods() != null) {
                writeHeader(out, "Access-Control-Allow-Methods", preflight.methods());
            }
        }
    }

    private static void writeHeader(ByteBuf out, String name, String value) {
        out.writeCharSequence(name, StandardCharsets.US_ASCII);
        out.writeCharSequence(": ", StandardCharsets.US_ASCII);
        out.writeCharSequence(value, StandardCharsets.ISO_8859_1);
        out.writeBytes(LINE_END);
    }

    /** Writes a number that is not negative, without a string. */
    private static void writeDecimal(ByteBuf out, long number) {
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        assert digits < LONG_DIGITS_MAX;
        int start = out.writerIndex();
        out.ensureWritable(digits);
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            out.setByte(start + i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
        out.writerIndex(start + digits);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
