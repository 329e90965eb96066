package dev.millrace.storage.table;

import dev.millrace.storage.kv.Space;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The keys of tables, apart from those of items.
 *
 * <p>Definition: catalogue prefix, table name in UTF-8. Counter: counter prefix, table id (8), what it counts (1), and
 * for an index its id (4). All of a table's items: items prefix, table id (8). Sequence of table ids: store prefix, {@code table-id}.
 */
final class TableKeys {
    private static final byte ITEM_COUNT = 1;
    private static final byte SIZE_BYTES = 2;
    private static final byte INDEX_ITEM_COUNT = 3;
    private static final byte INDEX_SIZE_BYTES = 4;

    private TableKeys() {}

    static byte[] definition(String tableName) {
        byte[] name = tableName.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + name.length)
                .put(Space.CATALOGUE.prefix())
                .put(name)
                .array();
    }

    static String tableName(byte[] definitionKey) {
        return new String(definitionKey, 1, definitionKey.length - 1, StandardCharsets.UTF_8);
    }

    /** The first key that sorts after the definition of {@code tableName}. */
    static byte[] afterDefinition(String tableName) {
        return definition(tableName + "\0");
    }

    static byte[] firstDefinition() {
        return new byte[] {Space.CATALOGUE.prefix()};
    }

    static byte[] endOfDefinitions() {
        return new byte[] {(byte) (Space.CATALOGUE.prefix() + 1)};
    }

    static byte[] items(long tableId) {
        return ByteBuffer.allocate(9).put(Space.ITEMS.prefix()).putLong(tableId).array();
    }

    static byte[] itemCount(long tableId) {
        return counter(tableId, ITEM_COUNT);
    }

    static byte[] sizeBytes(long tableId) {
        return counter(tableId, SIZE_BYTES);
    }

    static byte[] indexItemCount(long tableId, int indexId) {
        return counter(tableId, INDEX_ITEM_COUNT, indexId);
    }

    static byte[] indexSizeBytes(long tableId, int indexId) {
        return counter(tableId, INDEX_SIZE_BYTES, indexId);
    }

    static byte[] idSequence() {
        byte[] name = "table-id".getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length)
                .put(Space.STORE.prefix())
                .put(name)
                .array();
    }

    private static byte[] counter(long tableId, byte what) {
        return ByteBuffer.allocate(10)
                .put(Space.COUNTER.prefix())
                .putLong(tableId)
                .put(what)
                .array();
    }

    private static byte[] counter(long tableId, byte what, int indexId) {
        return ByteBuffer.allocate(14)
                .put(Space.COUNTER.prefix())
                .putLong(tableId)
                .put(what)
                .putInt(indexId)
                .array();
    }
}
