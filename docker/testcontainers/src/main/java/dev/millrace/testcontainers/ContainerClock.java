package dev.millrace.testcontainers;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The clock of a container's server: expiry, trimming, rotation and time stamps follow it. Thread-safe.
 *
 * <p>Each call returns when everything that fell due has been done, and tells the time it is then.
 */
public final class ContainerClock {
    private static final String PATH = "clock";
    private static final Pattern NOW = Pattern.compile("\"now\"\\s*:\\s*\"([^\"]+)\"");

    private final AdminClient admin;

    ContainerClock(AdminClient admin) {
        this.admin = admin;
    }

    /** The time it is there. */
    public Instant now() {
        return instant(admin.get(PATH));
    }

    /** Moves the clock forward. */
    public Instant advance(Duration step) {
        return move("{\"advance\":\"" + step + "\"}");
    }

    /** Sets the clock, also back. */
    public Instant set(Instant instant) {
        return move("{\"set\":\"" + instant + "\"}");
    }

    /** Lets the clock stand. */
    public Instant freeze() {
        return move("{\"freeze\":true}");
    }

    /** Lets the clock flow again from where it stands. */
    public Instant resume() {
        return move("{\"resume\":true}");
    }

    private Instant move(String body) {
        return instant(admin.post(PATH, body));
    }

    private static Instant instant(String answer) {
        Matcher now = NOW.matcher(answer);
        if (!now.find()) {
            throw new IllegalStateException("no time in " + answer);
        }
        return Instant.parse(now.group(1));
    }
}
