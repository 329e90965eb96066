package dev.millrace.storage.table;

import dev.millrace.protocol.error.ApiException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a write of several items in one commit ended. */
public sealed interface WriteAllResult {
    /** All items are as their mutations made them; in the order of the request. */
    record Written(List<WriteResult.Written> items) implements WriteAllResult {
        public Written {
            items = List.copyOf(items);
        }
    }

    /**
     * Some mutations refused, so nothing was written.
     *
     * @param reasons one per item in the order of the request; null for an item that would have been written
     */
    record Cancelled(List<@Nullable ApiException> reasons) implements WriteAllResult {
        public Cancelled {
            reasons = Collections.unmodifiableList(new ArrayList<>(reasons));
        }
    }

    /**
     * Nothing was written, because an earlier request with the same token and content was carried out.
     *
     * @param imageSizes of the larger image of each item, as that request met them, in its order
     */
    record Replayed(List<Integer> imageSizes) implements WriteAllResult {
        public Replayed {
            imageSizes = List.copyOf(imageSizes);
        }
    }

    /** Nothing was written, because a competing transaction won; which items it was about is not known. */
    record Conflicted() implements WriteAllResult {}

    /** Nothing was written; or, if the cause says that the engine lost track, perhaps everything was. */
    record Refused(RuntimeException cause) implements WriteAllResult {}
}
