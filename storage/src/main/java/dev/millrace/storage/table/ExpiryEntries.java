package dev.millrace.storage.table;

import dev.millrace.protocol.model.Item;
import dev.millrace.storage.key.ExpiryKeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.Transaction;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The entries by which expired items are found, kept in the commits that change items and tables.
 *
 * <p>A table whose items expire has a {@link Marker} under {@link ExpiryKeyCodec#table}; from the commit that writes it
 * on, each write keeps the entries of its item. Those of items written before are added by a backfill, whose place the
 * marker holds.
 */
final class ExpiryEntries {
    private static final byte[] VALUE = {1};

    private ExpiryEntries() {}

    /**
     * That a table's items expire, as the store says it.
     *
     * @param tableName leads from the table's number to its definition
     * @param backfilled the last item key that the backfill has seen, empty at its start; null when it is done
     */
    @SuppressWarnings("ArrayRecordComponent") // Markers are never compared.
    record Marker(String tableName, byte @Nullable [] backfilled) {
        byte[] encode() {
            return StoredDocument.builder()
                    .text("table", tableName)
                    .text(
                            "backfilled",
                            backfilled == null ? null : HexFormat.of().formatHex(backfilled))
                    .build()
                    .encode();
        }

        static Marker decode(byte[] value) {
            StoredDocument document = StoredDocument.decode(value);
            String position = document.findText("backfilled");
            return new Marker(
                    document.text("table"),
                    position == null ? null : HexFormat.of().parseHex(position));
        }
    }

    /** Takes note in the transaction that writes a definition, if it makes items expire, or no longer. */
    static void follow(Transaction transaction, TableDefinition before, TableDefinition after) {
        if (Objects.equals(before.timeToLive(), after.timeToLive())) {
            return;
        }
        remove(transaction, before);
        if (after.timeToLive() != null) {
            transaction.put(ExpiryKeyCodec.table(after.id()), new Marker(after.name(), new byte[0]).encode());
        }
    }

    /** Removes all entries of a table. */
    static void remove(Transaction transaction, TableDefinition table) {
        if (table.timeToLive() != null) {
            KeyRange entries = ExpiryKeyCodec.tableRange(table.id());
            transaction.deleteRange(entries.from(), entries.to());
        }
    }

    /**
     * Keeps the entry of one item in the transaction that writes it.
     *
     * @return when the item expires if that changed, {@code Long.MAX_VALUE} if not or never
     */
    static long write(
            Transaction transaction,
            TimeToLive timeToLive,
            byte[] itemKey,
            @Nullable Item before,
            @Nullable Item after) {
        long secondBefore = timeToLive.expirySecond(before);
        long second = timeToLive.expirySecond(after);
        if (second == secondBefore) {
            // The entry is there, or the backfill has still to come by.
            return Long.MAX_VALUE;
        }
        if (secondBefore != TimeToLive.NEVER) {
            transaction.delete(ExpiryKeyCodec.entry(itemKey, secondBefore));
        }
        return add(transaction, itemKey, second);
    }

    /**
     * Adds the entry of an item, which may be there.
     *
     * @return {@code second}, but {@code Long.MAX_VALUE} for never
     */
    static long add(Transaction transaction, byte[] itemKey, long second) {
        if (second == TimeToLive.NEVER) {
            return Long.MAX_VALUE;
        }
        transaction.put(ExpiryKeyCodec.entry(itemKey, second), VALUE);
        return second;
    }
}
