package dev.millrace.storage.table;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.storage.key.HashSegments;
import dev.millrace.storage.key.IndexKeyCodec;
import dev.millrace.storage.key.KeyCodec;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.key.SortKeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a Query or Scan reads of a table or one of its indexes: a range of keys. Immutable. */
public final class ItemRange {
    private final TableDefinition table;
    private final @Nullable IndexDefinition index;
    private final KeyRange keys;

    private ItemRange(TableDefinition table, @Nullable IndexDefinition index, KeyRange keys) {
        this.table = table;
        this.index = index;
        this.keys = keys;
    }

    /** Everything in a table, or in one of its indexes. */
    public static ItemRange all(TableDefinition table, @Nullable IndexDefinition index) {
        return new ItemRange(table, index, KeyRange.ofPrefix(prefix(table, index)));
    }

    /**
     * One of several parts of a table or index; each hash of a partition key belongs to one of them.
     *
     * @param segment from 0
     */
    public static ItemRange segment(
            TableDefinition table, @Nullable IndexDefinition index, int segment, int totalSegments) {
        return new ItemRange(table, index, HashSegments.range(prefix(table, index), segment, totalSegments));
    }

    /** What satisfies key conditions, which fit the key schema of the table or index. */
    public static ItemRange query(
            TableDefinition table,
            @Nullable IndexDefinition index,
            dev.millrace.protocol.expression.eval.KeyRange condition) {
        byte[] partition = index == null
                ? KeyCodec.partitionPrefix(table.id(), condition.hash().get(0))
                : IndexKeyCodec.partitionPrefix(table.id(), index.id(), condition.hash());
        return new ItemRange(table, index, SortKeyRange.of(partition, condition.range()));
    }

    /**
     * Whether a key lies in this range, whether or not there is an item with it.
     *
     * @param key the table's key attributes and, in an index, the index's, each of its declared type
     */
    public boolean containsKey(Map<String, AttributeValue> key) {
        return keys.contains(bytes(key));
    }

    /**
     * The part of this range that follows a key in the direction of reading. A key outside of the range leaves all of
     * it, or nothing.
     *
     * @param key as in {@link #containsKey}; there need be no item with it
     */
    public ItemRange startingAfter(Map<String, AttributeValue> key, boolean forward) {
        byte[] position = bytes(key);
        if (forward) {
            if (Arrays.compareUnsigned(position, keys.from()) < 0) {
                return this;
            }
            KeyRange rest = keys.after(position);
            return new ItemRange(
                    table,
                    index,
                    Arrays.compareUnsigned(rest.from(), keys.to()) < 0 ? rest : new KeyRange(keys.to(), keys.to()));
        }
        if (Arrays.compareUnsigned(position, keys.to()) >= 0) {
            return this;
        }
        return new ItemRange(
                table,
                index,
                Arrays.compareUnsigned(keys.from(), position) < 0
                        ? keys.before(position)
                        : new KeyRange(keys.from(), keys.from()));
    }

    TableDefinition table() {
        return table;
    }

    KeyRange keys() {
        return keys;
    }

    private static byte[] prefix(TableDefinition table, @Nullable IndexDefinition index) {
        return index == null ? KeyCodec.tablePrefix(table.id()) : IndexKeyCodec.indexPrefix(table.id(), index.id());
    }

    private byte[] bytes(Map<String, AttributeValue> key) {
        return index == null ? KeyCodec.itemKey(table.id(), tableKey(table, key)) : entryKey(table, index, key);
    }

    /** The key of the entry of an item, given by its attributes or by the key attributes alone. */
    static byte[] entryKey(TableDefinition table, IndexDefinition index, Map<String, AttributeValue> attributes) {
        return IndexKeyCodec.entryKey(
                table.id(),
                index.id(),
                values(index.keySchema().hash(), attributes),
                values(index.keySchema().range(), attributes),
                tableKey(table, attributes));
    }

    private static PrimaryKey tableKey(TableDefinition table, Map<String, AttributeValue> attributes) {
        KeyAttribute range = table.keySchema().rangeKey();
        return new PrimaryKey(
                value(table.keySchema().hashKey(), attributes), range == null ? null : value(range, attributes));
    }

    private static List<AttributeValue> values(List<KeyAttribute> keys, Map<String, AttributeValue> attributes) {
        List<AttributeValue> values = new ArrayList<>(keys.size());
        for (KeyAttribute key : keys) {
            values.add(value(key, attributes));
        }
        return values;
    }

    private static AttributeValue value(KeyAttribute key, Map<String, AttributeValue> attributes) {
        AttributeValue value = attributes.get(key.name());
        if (value == null) {
            throw new IllegalStateException("a key without " + key.name() + ", checked long before");
        }
        return value;
    }
}
