package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** What a write does to one item: a pure function from before to after, which may be run again. */
@FunctionalInterface
public interface ItemMutation {
    /**
     * Computes what the write makes of the stored item.
     *
     * @param before the stored item, null if there is none
     * @return the item to store, null for none; returning {@code before} or an equal item changes nothing
     * @throws dev.millrace.protocol.error.ApiException to refuse the write, such as a failed condition
     */
    @Nullable
    Item apply(@Nullable Item before);

    /** Which kind of write this is, since AWS words some refusals after it. */
    default Kind kind() {
        return Kind.PUT;
    }

    /** The kinds of write that make an item. */
    enum Kind {
        /** Brings the whole item. */
        PUT,
        /** Makes the item out of the one before. */
        UPDATE
    }
}
