package dev.millrace.server.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header, formatted once a second. Thread-safe: racing threads format the same text. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);

    /** One second and its text. */
    private static final class Second {
        private final long epochSecond;
        private final byte[] text;

        Second(long epochSecond, byte[] text) {
            this.epochSecond = epochSecond;
            this.text = text;
        }
    }

    private final InstantSource instants;
    private volatile Second second = new Second(Long.MIN_VALUE, new byte[0]);

    HttpDate(InstantSource instants) {
        this.instants = instants;
    }

    /** The text for now, in ASCII; not to be changed. */
    byte[] text() {
        long epochSecond = Math.floorDiv(instants.millis(), 1000L);
        Second cached = second;
        if (cached.epochSecond != epochSecond) {
            byte[] text = FORMAT.format(Instant.ofEpochSecond(epochSecond)).getBytes(StandardCharsets.ISO_8859_1);
            cached = new Second(epochSecond, text);
            second = cached;
        }
        return cached.text;
    }
}
