package dev.millrace.server.namespace;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.streams.StreamSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;

/** Namespaces over stores of a test's own, such as one that fails. */
public final class TestNamespaces {
    private TestNamespaces() {}

    /** A namespace whose time stands still. */
    public static Namespace over(OrderedStore store, Instant now) {
        return over(store, now, false);
    }

    /** The same with tables that take their time to become what they are to be. */
    public static Namespace withDelayedStatuses(OrderedStore store, Instant now) {
        return over(store, now, true);
    }

    private static Namespace over(OrderedStore store, Instant now, boolean transientStatusesDelayed) {
        return Namespace.over(
                store,
                new NamespaceOptions(
                        null,
                        Durability.FSYNC_NEVER,
                        false,
                        1,
                        transientStatusesDelayed,
                        ItemStore.COLLECTION_SIZE_MAX_DEFAULT,
                        StreamSettings.DEFAULT,
                        InstantSource.fixed(now),
                        new SplittableRandom(1)));
    }

    /** Ends a namespace and its store. */
    public static void close(Namespace namespace) {
        namespace.close();
    }
}
