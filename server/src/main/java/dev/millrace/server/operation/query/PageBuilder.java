package dev.millrace.server.operation.query;

import dev.millrace.protocol.expression.eval.BoundCondition;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.PageResponse;
import dev.millrace.server.capacity.PageMeter;
import dev.millrace.storage.table.ItemStore;
import dev.millrace.storage.table.TableItems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is read, item by item, until the page is full: by Limit or by size, both of what is evaluated (source:
 * limits.md, Query / Scan page). Used by one thread for one page.
 *
 * <p>A stored item is not decoded unless a filter, a projection or an index asks for its attributes.
 */
final class PageBuilder implements ItemStore.EntryVisitor {
    private final PageSource source;
    private final Selection selection;
    private final @Nullable BoundCondition filter;
    private final int limit;
    private final PageMeter meter;
    private final List<Item> items = new ArrayList<>();
    private int count;
    private int scannedCount;
    private long sizeBytes;
    private @Nullable Item last;
    private boolean full;

    /**
     * A page still empty.
     *
     * @param limit how many items are evaluated at most; null for no other bound than the size
     */
    PageBuilder(
            PageSource source,
            Selection selection,
            @Nullable BoundCondition filter,
            @Nullable Integer limit,
            PageMeter meter) {
        this.source = source;
        this.selection = selection;
        this.filter = filter;
        this.limit = limit == null ? Integer.MAX_VALUE : limit;
        this.meter = meter;
    }

    @Override
    public boolean visit(Item entry, TableItems base) {
        scannedCount++;
        last = entry;
        meter.evaluated(entry);
        sizeBytes += entry.size();
        if (filter == null || filter.test(entry)) {
            count++;
            add(entry, base);
        }
        full = scannedCount >= limit || sizeBytes >= ServiceLimits.PAGE_SIZE_MAX;
        return !full;
    }

    private void add(Item entry, TableItems base) {
        if (selection.countsOnly()) {
            return;
        }
        Item item = selection.fetches() ? fetch(entry, base) : entry;
        items.add(selection.projection() == null ? item : selection.projection().project(item));
    }

    /** A fetched item counts for the page like its entry, or entries of keys could bring up gigabytes (inferred). */
    private Item fetch(Item entry, TableItems base) {
        KeySchema schema = source.table().keySchema();
        KeyAttribute range = schema.rangeKey();
        AttributeValue hash = attribute(entry, schema.hashKey());
        Item item = base.find(new PrimaryKey(hash, range == null ? null : attribute(entry, range)));
        if (item == null) {
            throw new IllegalStateException("an index entry has its item in the same view, but not " + entry);
        }
        meter.fetched(item);
        sizeBytes += item.size();
        return item;
    }

    /** The page; its end is where the next begins, unless all was read. */
    PageResponse page(boolean canGoOn, @Nullable ConsumedCapacity capacity) {
        return new PageResponse(
                selection.countsOnly() ? null : items,
                count,
                scannedCount,
                full && canGoOn && last != null ? position(last) : null,
                capacity);
    }

    private Item position(Item entry) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (KeyAttribute attribute : source.positionKeys()) {
            key.put(attribute.name(), attribute(entry, attribute));
        }
        return Item.owning(key);
    }

    private static AttributeValue attribute(Item entry, KeyAttribute attribute) {
        AttributeValue value = entry.find(attribute.name());
        if (value == null) {
            throw new IllegalStateException("what is read has all keys, but not " + attribute.name());
        }
        return value;
    }
}
