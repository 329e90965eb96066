package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table or one of its indexes, as Query and Scan see it: the entries of this moment. */
final class View {
    private final ModelTable table;
    private final @Nullable IndexShape index;

    View(Session session, String table, @Nullable String index) {
        this.table = session.table(table);
        this.index = index == null ? null : requireIndex(this.table.shape(), index);
    }

    static IndexShape requireIndex(TableShape table, String name) {
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .findAny()
                .orElseThrow(() -> new Unspecified("a read of index " + name + ", which is not there"));
    }

    List<KeyAttribute> hash() {
        return index == null ? List.of(table.shape().hash()) : index.hash();
    }

    List<KeyAttribute> range() {
        return index == null ? table.shape().rangeAttributes() : index.range();
    }

    /** Whether two entries of one partition may have the same sort key. */
    boolean hasTies() {
        return index != null;
    }

    /** The names in a LastEvaluatedKey. */
    Set<String> cursorNames() {
        Set<String> names = new TreeSet<>();
        table.shape().keyAttributes().forEach(key -> names.add(key.name()));
        hash().forEach(key -> names.add(key.name()));
        range().forEach(key -> names.add(key.name()));
        return names;
    }

    /** All entries, partition by partition, each in the order of its sort key. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Set<String> cursorNames = cursorNames();
        for (Item item : table.items()) {
            if (index == null) {
                entries.add(new Entry(item.only(cursorNames), item, item));
            } else if (index.holds(item)) {
                entries.add(new Entry(item.only(cursorNames), index.project(table.shape(), item), item));
            }
        }
        List<KeyAttribute> order = new ArrayList<>(hash());
        order.addAll(range());
        entries.sort((left, right) -> ModelTable.byAttributes(order).compare(left.key(), right.key()));
        return entries;
    }

    /** The values of the sort key. */
    List<Value> rangeOf(Item item) {
        return range().stream().map(key -> item.require(key.name())).toList();
    }

    /** The values of the partition key. */
    List<Value> hashOf(Item item) {
        return hash().stream().map(key -> item.require(key.name())).toList();
    }
}
