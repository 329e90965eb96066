package dev.millrace.streams.shard;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a stream: its table's ARN, {@code /stream/} and its label.
 *
 * <p>The label is the time at which the stream was enabled, in UTC with milliseconds and without zone. It is unique per
 * table name (source: streams.md A1).
 */
public record StreamArn(String tableArn, String label) {
    private static final Pattern SHAPE = Pattern.compile("(arn:[a-z-]+:dynamodb:[a-z0-9-]+:[0-9]{12}:table/"
            + "[a-zA-Z0-9_.-]{3,255})/stream/([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3})");
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    /** The ARN of a table's stream enabled at {@code labelMillis}. */
    public static StreamArn of(String tableArn, long labelMillis) {
        return new StreamArn(
                tableArn, LABEL.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(labelMillis), ZoneOffset.UTC)));
    }

    /** Reads an ARN; empty if it has not the form of a stream's. */
    public static Optional<StreamArn> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new StreamArn(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The ARN. */
    public String text() {
        return tableArn + "/stream/" + label;
    }

    /** The table's name. */
    public String tableName() {
        return tableArn.substring(tableArn.lastIndexOf('/') + 1);
    }

    /** The table's region. */
    public String region() {
        return tableArn.split(":", 5)[3];
    }
}
