package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Scan of a table or an index, each segment followed page by page to its end.
 *
 * @param segmentCount 1 for a scan that is not parallel
 * @param limit the size of a page, or null
 */
record ScanStep(
        String table,
        @Nullable String index,
        int segmentCount,
        @Nullable Integer limit,
        @Nullable Condition filter,
        Selection selection,
        boolean consistent)
        implements Step {

    /** A scan without anything special: everything there is. */
    static ScanStep whole(String table, @Nullable String index) {
        return new ScanStep(table, index, 1, null, null, Selection.DEFAULT, false);
    }

    /** What all segments together have told so far. */
    private static final class Tally {
        private final List<Item> items = new ArrayList<>();
        private final Map<List<Value>, Integer> segmentByPartition = new HashMap<>();
        private int count;
        private int scanned;
    }

    @Override
    public void run(Session session) {
        View view = new View(session, table, index);
        List<Entry> expected = view.entries();
        Set<Item> keys = new HashSet<>();
        expected.forEach(entry -> keys.add(entry.key()));
        Tally tally = new Tally();
        for (int segment = 0; segment < segmentCount; segment++) {
            readSegment(session, view, keys, segment, tally);
        }
        Difference.check(() -> "ScannedCount of all pages of " + line(session), expected.size(), tally.scanned);
        List<Entry> matching = filter == null
                ? expected
                : expected.stream().filter(entry -> filter.test(entry.whole())).toList();
        Difference.check(() -> "Count of " + line(session), matching.size(), tally.count);
        if (!selection.isCount()) {
            Page.checkSame(
                    () -> "Items of " + line(session),
                    matching.stream().map(selection::apply).toList(),
                    tally.items);
        }
    }

    private void readSegment(Session session, View view, Set<Item> keys, int segment, Tally tally) {
        List<Item> items = new ArrayList<>();
        Set<Item> cursors = new HashSet<>();
        Item next = null;
        do {
            Page page = Page.parse(session.succeed("Scan", request(session, segment, next)), selection);
            tally.scanned += page.scanned();
            tally.count += page.count();
            items.addAll(page.items());
            next = page.last();
            boolean full = limit != null && page.scanned() == limit;
            if (limit != null && page.scanned() > limit) {
                throw new Difference("more than the limit: " + page + ", " + line(session));
            }
            if (next == null) {
                continue;
            }
            if (!full) {
                throw new Difference("a LastEvaluatedKey though the data ended, " + next + ", " + line(session));
            }
            if (!keys.contains(next) || !cursors.add(next)) {
                throw new Difference("the LastEvaluatedKey " + next + " is not that of a new entry, " + line(session));
            }
        } while (next != null);
        tally.items.addAll(items);
        if (selection.showsKeys()) {
            checkOrder(session, view, segment, items, tally);
        }
    }

    /** A partition lies in one segment, in one piece, in the order of its sort key (source: operations.md, paging). */
    private void checkOrder(Session session, View view, int segment, List<Item> items, Tally tally) {
        Set<List<Value>> seen = new HashSet<>();
        Item previous = null;
        for (Item item : items) {
            List<Value> partition = view.hashOf(item);
            boolean goesOn = previous != null && view.hashOf(previous).equals(partition);
            if (!goesOn && !seen.add(partition)) {
                throw new Difference("partition " + partition + " is torn in " + items + ", " + line(session));
            }
            if (goesOn
                    && previous != null
                    && ModelTable.byAttributes(view.range()).compare(previous, item) > 0) {
                throw new Difference("partition " + partition + " is out of order in " + items + ", " + line(session));
            }
            // How the segments of an index are cut is written nowhere.
            Integer other = index == null ? tally.segmentByPartition.put(partition, segment) : null;
            if (other != null && other != segment) {
                throw new Difference("partition " + partition + " lies in two segments, " + line(session));
            }
            previous = item;
        }
    }

    private ObjectNode request(Session session, int segment, @Nullable Item after) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(table));
        if (index != null) {
            request.put("IndexName", index);
        }
        Placeholders placeholders = new Placeholders();
        if (filter != null) {
            request.put("FilterExpression", filter.render(placeholders));
        }
        selection.addTo(request, placeholders);
        placeholders.addTo(request);
        if (segmentCount > 1) {
            request.put("TotalSegments", segmentCount).put("Segment", segment);
        }
        if (limit != null) {
            request.put("Limit", limit);
        }
        if (consistent) {
            request.put("ConsistentRead", true);
        }
        if (after != null) {
            request.set("ExclusiveStartKey", after.json());
        }
        return request;
    }

    @Override
    public String line(Session session) {
        return Session.line("Scan", request(session, 0, null));
    }

    @Override
    public List<Step> smaller() {
        List<Step> smaller = new ArrayList<>();
        if (segmentCount > 1) {
            smaller.add(new ScanStep(table, index, 1, limit, filter, selection, consistent));
        }
        if (filter != null || !selection.equals(Selection.DEFAULT)) {
            smaller.add(new ScanStep(table, index, segmentCount, limit, null, Selection.DEFAULT, consistent));
        }
        if (limit != null) {
            smaller.add(new ScanStep(table, index, segmentCount, null, filter, selection, consistent));
        }
        return smaller;
    }
}
