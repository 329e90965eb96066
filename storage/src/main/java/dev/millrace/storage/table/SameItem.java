package dev.millrace.storage.table;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.Item;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether two versions of an item are the same by value. */
final class SameItem {
    private SameItem() {}

    /**
     * Whether a write changes nothing, by value (source: streams.md C2). Bytes first: equal canonical JSON is the usual
     * case and needs no decoding. Unequal sizes are as good, since the size of an item follows from its value. Only
     * what is left is decoded, such as sets in another order, or one number in place of another.
     */
    @SuppressWarnings("ReferenceEquality") // A mutation that changes nothing often returns the very item it was given.
    static boolean test(@Nullable Item before, @Nullable Item after) {
        if (before == after) {
            return true;
        }
        if (before == null || after == null || before.size() != after.size()) {
            return false;
        }
        byte[] beforeJson = before.encodedOrNull();
        return (beforeJson != null && Arrays.equals(beforeJson, ItemJson.encode(after))) || before.equals(after);
    }
}
