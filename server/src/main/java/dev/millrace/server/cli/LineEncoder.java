package dev.millrace.server.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.millrace.server.dispatch.RequestRouter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One line a log event: time in UTC, level, thread, logger, request id, message; a stack trace below it.
 *
 * <p>Logback's pattern layout says the same by a language of its own, whose converters were a sixth of each start
 * (measured with {@code -Xlog:class+load} on JDK 17).
 */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = new byte[0];
    private static final int LEVEL_WIDTH = 5;
    private static final int SECONDS_LENGTH = "2026-11-22T12:00:00Z".length();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(128);
        line.append(time(event.getTimeStamp())).append(' ');
        String level = event.getLevel().toString();
        line.append(level).append(" ".repeat(LEVEL_WIDTH - level.length() + 1));
        String logger = event.getLoggerName();
        line.append('[').append(event.getThreadName()).append("] ");
        line.append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(' ');
        String requestId = event.getMDCPropertyMap().get(RequestRouter.MDC_KEY);
        if (requestId != null) {
            line.append(requestId).append(' ');
        }
        line.append("- ").append(event.getFormattedMessage()).append(System.lineSeparator());
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) {
            line.append(ThrowableProxyUtil.asString(thrown)).append(System.lineSeparator());
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    /** Milliseconds always: ISO 8601 leaves them out when there are none. */
    static String time(long epochMillis) {
        String text = Instant.ofEpochMilli(epochMillis).toString();
        return text.length() == SECONDS_LENGTH ? text.substring(0, SECONDS_LENGTH - 1) + ".000Z" : text;
    }
}
