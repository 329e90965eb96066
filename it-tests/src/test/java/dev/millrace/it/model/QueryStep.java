package dev.millrace.it.model;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Query, followed page by page to its end.
 *
 * @param keyConditions one equality for each partition key attribute, then conditions on the sort key from the left
 * @param limit the size of a page, or null
 * @param start the key to begin after, or null; the queried table's own only, since an index has ties
 * @param disturbed whether the last item of the first page is deleted before the second page is asked for
 */
record QueryStep(
        String table,
        @Nullable String index,
        List<Condition> keyConditions,
        boolean forward,
        @Nullable Integer limit,
        @Nullable Condition filter,
        Selection selection,
        boolean consistent,
        @Nullable Item start,
        boolean disturbed)
        implements Step {

    @Override
    public void run(Session session) {
        View view = new View(session, table, index);
        List<Entry> expected = expected(view);
        List<Item> items = new ArrayList<>();
        int seen = 0;
        int count = 0;
        Item next = start;
        do {
            Page page = Page.parse(session.succeed("Query", request(session, next)), selection);
            int rest = expected.size() - seen;
            int due = limit == null ? rest : Math.min(limit, rest);
            Difference.check(() -> "ScannedCount of a page of " + line(session), due, page.scanned());
            seen += due;
            count += page.count();
            items.addAll(page.items());
            next = page.last();
            checkEnd(session, view, expected, seen, due, page);
            if (disturbed && next != null && seen == due) {
                new WriteStep(deletionOf(session.table(table).shape().key(next))).run(session);
            }
        } while (next != null);
        checkAnswer(session, view, matching(expected), items, count);
    }

    private List<Entry> expected(View view) {
        List<Entry> entries = new ArrayList<>(view.entries());
        entries.removeIf(entry -> !keyConditions.stream().allMatch(condition -> condition.test(entry.key())));
        if (start != null) {
            entries.removeIf(entry -> {
                int order = ModelTable.byAttributes(view.range()).compare(entry.key(), start);
                return forward ? order <= 0 : order >= 0;
            });
        }
        if (!forward) {
            Collections.reverse(entries);
        }
        return entries;
    }

    private List<Entry> matching(List<Entry> entries) {
        return filter == null
                ? entries
                : entries.stream().filter(entry -> filter.test(entry.whole())).toList();
    }

    /** A page ends with a key if and only if the limit stopped it; after the very last entry it may (limits.md). */
    private void checkEnd(Session session, View view, List<Entry> expected, int seen, int due, Page page) {
        Item last = page.last();
        if (last == null) {
            Difference.check(() -> "entries before the last page ends, " + line(session), expected.size(), seen);
            return;
        }
        if (limit == null || due < limit) {
            throw new Difference("a LastEvaluatedKey though the data ended, " + last + ", " + line(session));
        }
        Set<String> names = view.cursorNames();
        Difference.check(
                () -> "names in the LastEvaluatedKey of " + line(session),
                names,
                last.attributes().keySet());
        Entry reached = expected.get(seen - 1);
        Difference.check(
                () -> "sort key in the LastEvaluatedKey of " + line(session),
                view.rangeOf(reached.key()),
                view.rangeOf(last));
        if (expected.stream().noneMatch(entry -> entry.key().equals(last))) {
            throw new Difference("the LastEvaluatedKey is that of no entry: " + last + ", " + line(session));
        }
        if (filter == null && selection.showsKeys()) {
            Item shown = page.items().get(page.items().size() - 1);
            Difference.check(() -> "LastEvaluatedKey of " + line(session), shown.only(names), last);
        }
    }

    private void checkAnswer(Session session, View view, List<Entry> matching, List<Item> items, int count) {
        Difference.check(() -> "Count of " + line(session), matching.size(), count);
        if (selection.isCount()) {
            return;
        }
        List<Item> selected = matching.stream().map(selection::apply).toList();
        if (!view.hasTies()) {
            Difference.check(() -> "Items of " + line(session), selected, items);
            return;
        }
        Page.checkSame(() -> "Items of " + line(session), selected, items);
        if (selection.showsKeys()) {
            Difference.check(
                    () -> "order of " + line(session),
                    matching.stream().map(entry -> view.rangeOf(entry.key())).toList(),
                    items.stream().map(view::rangeOf).toList());
        }
    }

    private Write deletionOf(Item key) {
        return new Write(Write.Kind.DELETE, table, key, List.of(), null, "NONE", false);
    }

    private ObjectNode request(Session session, @Nullable Item after) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(table));
        if (index != null) {
            request.put("IndexName", index);
        }
        Placeholders placeholders = new Placeholders();
        request.put(
                "KeyConditionExpression",
                keyConditions.stream()
                        .map(condition -> condition.render(placeholders))
                        .collect(joining(" AND ")));
        if (filter != null) {
            request.put("FilterExpression", filter.render(placeholders));
        }
        selection.addTo(request, placeholders);
        placeholders.addTo(request);
        if (!forward) {
            request.put("ScanIndexForward", false);
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
        return Session.line("Query", request(session, start)) + (disturbed ? " # disturbed" : "");
    }

    @Override
    public List<Step> smaller() {
        List<Step> smaller = new ArrayList<>();
        if (filter != null) {
            smaller.add(with(limit, null, selection));
        }
        if (!selection.equals(Selection.DEFAULT)) {
            smaller.add(with(limit, filter, Selection.DEFAULT));
        }
        if (limit != null) {
            smaller.add(with(null, filter, selection));
        }
        return smaller;
    }

    private QueryStep with(@Nullable Integer otherLimit, @Nullable Condition otherFilter, Selection otherSelection) {
        return new QueryStep(
                table,
                index,
                keyConditions,
                forward,
                otherLimit,
                otherFilter,
                otherSelection,
                consistent,
                start,
                disturbed);
    }
}
