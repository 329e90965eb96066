package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.kv.ReadView;
import org.jspecify.annotations.Nullable;

/** The items of a table as a scan under way sees them. Valid only inside the scan's visitor. */
public final class TableItems {
    private final ReadView view;
    private final long tableId;

    TableItems(ReadView view, long tableId) {
        this.view = view;
        this.tableId = tableId;
    }

    /** The item with this key, or null if there is none. */
    public @Nullable Item find(PrimaryKey key) {
        byte[] value = view.get(KeyCodec.itemKey(tableId, key));
        return value == null ? null : StoredItem.decode(value);
    }
}
