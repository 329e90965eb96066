package dev.millrace.server.namespace;

import dev.millrace.storage.kv.Durability;
import dev.millrace.streams.StreamSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How namespaces come into being.
 *
 * @param dataDirectory parent of all stores' directories; null keeps them in memory
 * @param isolated whether each access key id and region has one of its own
 * @param isolatedCountMax how many of those may be open at once
 * @param transientStatusesDelayed whether tables take their time to become ACTIVE
 * @param itemCollectionSizeMax bytes of one item collection on tables with local indexes
 * @param streams what users may choose about streams
 * @param instants the time that namespaces' clocks start from
 * @param random makes the secrets of new namespaces
 * @param triggers what triggers reach, and run on
 */
public record NamespaceOptions(
        @Nullable Path dataDirectory,
        Durability durability,
        boolean isolated,
        int isolatedCountMax,
        boolean transientStatusesDelayed,
        long itemCollectionSizeMax,
        StreamSettings streams,
        InstantSource instants,
        RandomGenerator random,
        TriggerSupport triggers) {
    /** Without functions to trigger. */
    public NamespaceOptions(
            @Nullable Path dataDirectory,
            Durability durability,
            boolean isolated,
            int isolatedCountMax,
            boolean transientStatusesDelayed,
            long itemCollectionSizeMax,
            StreamSettings streams,
            InstantSource instants,
            RandomGenerator random) {
        this(
                dataDirectory,
                durability,
                isolated,
                isolatedCountMax,
                transientStatusesDelayed,
                itemCollectionSizeMax,
                streams,
                instants,
                random,
                TriggerSupport.NONE);
    }
}
