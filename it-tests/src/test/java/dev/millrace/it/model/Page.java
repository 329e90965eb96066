package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One answer to Query or Scan.
 *
 * @param scanned how many entries were looked at
 * @param last the LastEvaluatedKey, or null
 */
record Page(
        List<Item> items, int count, int scanned, @Nullable Item last) {

    /** Reads an answer and checks that it agrees with itself. */
    static Page parse(JsonNode answer, Selection selection) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : answer.path("Items")) {
            Optional.ofNullable(Item.parse(item)).ifPresent(items::add);
        }
        int count = answer.path("Count").asInt(-1);
        if (selection.isCount()) {
            Difference.check(() -> "Items of a count", false, answer.has("Items"));
        } else {
            Difference.check(() -> "Count beside Items", items.size(), count);
        }
        return new Page(
                items, count, answer.path("ScannedCount").asInt(-1), Item.parse(answer.get("LastEvaluatedKey")));
    }

    /** How often each item occurs. */
    static Map<Item, Integer> counted(List<Item> items) {
        Map<Item, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(item, 1, Integer::sum));
        return counts;
    }

    /** Throws unless both lists hold the same, each as often, in whatever order. */
    static void checkSame(Supplier<String> what, List<Item> expected, List<Item> actual) {
        if (!counted(expected).equals(counted(actual))) {
            throw Difference.between(what.get(), expected, actual);
        }
    }
}
