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
     */
    record Written(@Nullable Item before, @Nullable Item after) implements WriteResult {}

    /** Nothing was written; or, if the cause says that the engine lost track, perhaps something was. */
    record Refused(RuntimeException cause) implements WriteResult {}
}
