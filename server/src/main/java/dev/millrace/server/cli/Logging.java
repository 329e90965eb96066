package dev.millrace.server.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets Logback up by calls: a configuration file in the jar would also rule a program that embeds the server, and
 * reading XML would be paid by each start. A user's own {@code -Dlogback.configurationFile} is left alone.
 */
final class Logging {
    private static final String CONFIGURATION = "logback.configurationFile";

    private Logging() {}

    static void start(LogLevel level) {
        if (System.getProperty(CONFIGURATION) != null) {
            return;
        }
        if (System.getProperty(LogbackProvider.PROPERTY) == null) {
            System.setProperty(LogbackProvider.PROPERTY, LogbackProvider.class.getName());
            // Otherwise it says so on each start.
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        LineEncoder encoder = new LineEncoder();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(level == LogLevel.ERROR || level == LogLevel.WARN ? levelOf(level) : Level.WARN);
        context.getLogger("dev.millrace").setLevel(levelOf(level));
    }

    private static Level levelOf(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBUG;
            case TRACE -> Level.TRACE;
        };
    }
}
