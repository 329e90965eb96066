package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
    private static String encoded(Map<String, String> mdc, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        Logger logger = context.getLogger("dev.millrace.server.Some");
        LoggingEvent event =
                new LoggingEvent(LineEncoderTest.class.getName(), logger, Level.WARN, "{} ü", thrown, new Object[] {7});
        event.setInstant(Instant.parse("2026-11-22T12:00:00Z"));
        event.setThreadName("worker");
        event.setMDCPropertyMap(mdc);
        return new String(new LineEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aLineSaysWhenWhereAndWhat() {
        assertThat(encoded(Map.of(), null))
                .isEqualTo("2026-11-22T12:00:00.000Z WARN  [worker] Some - 7 ü" + System.lineSeparator());
    }

    @Test
    void theRequestIsNamed() {
        assertThat(encoded(Map.of("requestId", "ABC"), null)).contains("[worker] Some ABC - 7");
    }

    @Test
    void aStackTraceFollows() {
        assertThat(encoded(Map.of(), new IllegalStateException("broken")))
                .contains("java.lang.IllegalStateException: broken", "at dev.millrace.server.cli.LineEncoderTest");
    }

    @Test
    void millisecondsAreAlwaysThere() {
        assertThat(LineEncoder.time(1)).isEqualTo("1970-01-01T00:00:00.001Z");
        assertThat(LineEncoder.time(1000)).isEqualTo("1970-01-01T00:00:01.000Z");
    }
}
