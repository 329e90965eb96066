package dev.millrace.server;

import dev.millrace.protocol.error.Wording;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.init.InitDirectory;
import dev.millrace.server.init.InitException;
import dev.millrace.server.namespace.ClockRange;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.storage.clock.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The tables of one caller and the clock they go by, for a program that embeds the server: what the admin interface
 * does over HTTP. Thread-safe.
 *
 * <p>Every call that moves the clock forward returns when all that fell due has been done.
 */
public final class MillraceNamespace implements AutoCloseable {
    private final Namespaces namespaces;
    private final OperationCatalog catalog;
    private final Wording wording;
    private final String accessKeyId;
    private final String region;

    MillraceNamespace(
            Namespaces namespaces, OperationCatalog catalog, Wording wording, String accessKeyId, String region) {
        this.namespaces = namespaces;
        this.catalog = catalog;
        this.wording = wording;
        this.accessKeyId = accessKeyId;
        this.region = region;
    }

    /**
     * Creates a table, writes items or sets a time to live, from an input of the AWS CLI's {@code create-table},
     * {@code batch-write-item} or {@code update-time-to-live}. A table that exists is not created again.
     *
     * @param name of the file it stands in, for messages
     * @throws IllegalArgumentException with a sentence that says why, if it cannot be loaded
     */
    public void load(String name, String json) {
        try {
            InitDirectory.load(
                    name,
                    json.getBytes(StandardCharsets.UTF_8),
                    catalog,
                    namespaces.open(accessKeyId, region),
                    wording);
        } catch (InitException refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        }
    }

    /** The time it is here, to the millisecond. */
    public Instant now() {
        return clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException if the step is negative or leads beyond the year 9999
     */
    public void advance(Duration step) {
        VirtualClock clock = clock();
        if (step.compareTo(Duration.between(clock.instant(), ClockRange.LATEST)) > 0) {
            throw new IllegalArgumentException(ClockRange.SENTENCE);
        }
        clock.advance(step);
    }

    /**
     * Sets the clock, also back.
     *
     * @throws IllegalArgumentException if that is before 1970 or after 9999
     */
    public void set(Instant instant) {
        if (!ClockRange.contains(instant)) {
            throw new IllegalArgumentException(ClockRange.SENTENCE);
        }
        clock().set(instant);
    }

    /** Lets the clock stand. */
    public void freeze() {
        clock().freeze();
    }

    /** Lets the clock flow again from where it stands. */
    public void resume() {
        clock().resume();
    }

    /**
     * Ends an isolated caller's namespace: in memory its tables are gone. Only once none of its requests is under way.
     * Does nothing where all callers share one.
     */
    @Override
    public void close() {
        namespaces.closeIsolated(accessKeyId, region);
    }

    private VirtualClock clock() {
        return namespaces.open(accessKeyId, region).clock();
    }
}
