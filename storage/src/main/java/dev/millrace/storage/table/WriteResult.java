package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** How the write of one item ended. */
public sealed interface WriteResult {
    /**
     * The item is as the mutation made it, whether that changed anything or not.
     *
     * @param before null if there was no item
     * @param after null if there is none now
     * @param collectionSizeBytes size of the item collection after the write, entries in local indexes included; -1 on
     *     a table without local indexes
     */
    record Written(@Nullable Item before, @Nullable Item after, long collectionSizeBytes) implements WriteResult {
        /** On a table without local indexes. */
        public Written(@Nullable Item before, @Nullable Item after) {
            this(before, after, -1);
        }
    }

    /** Nothing was written; or, if the cause says that the engine lost track, perhaps something was. */
    record Refused(RuntimeException cause) implements WriteResult {}
}
