package dev.millrace.server.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 0}, {@code 500ms}, {@code 90s}, {@code 30m}, {@code 4h}, {@code 7d}, or ISO 8601. */
final class DurationText {
    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration; empty if the text is none, or a negative one. */
    static Optional<Duration> parse(String text) {
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (value.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = SHORT.matcher(value);
        if (matcher.matches()) {
            return Optional.of(of(Long.parseLong(matcher.group(1)), matcher.group(2)));
        }
        try {
            Duration duration = Duration.parse(value);
            // Longer ones would leave the calendar.
            boolean usable = !duration.isNegative() && duration.compareTo(Duration.ofDays(999_999)) <= 0;
            return usable ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(Math.min(amount, 999_999));
        };
    }
}
