package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the records of a stream with the changes of the model: item by item in order, each once, and no other. */
final class StreamComparison {
    private StreamComparison() {}

    /** Throws unless the records tell these changes. Between different items no order is asked for (streams.md C3). */
    static void check(ModelTable table, List<JsonNode> records) {
        String place = "stream of " + table.shape().name();
        Map<Item, List<ModelTable.Change>> expected = new HashMap<>();
        table.changes()
                .forEach(change -> expected.computeIfAbsent(change.key(), key -> new ArrayList<>())
                        .add(change));
        Set<String> eventIds = new HashSet<>();
        for (JsonNode record : records) {
            JsonNode data = record.path("dynamodb");
            Item key = image(data, "Keys").orElseThrow(() -> new Difference("a record without keys: " + record));
            List<ModelTable.Change> rest = expected.getOrDefault(key, List.of());
            if (rest.isEmpty()) {
                throw new Difference(place + " tells a change that was none: " + record);
            }
            ModelTable.Change change = rest.remove(0);
            Difference.check(
                    () -> place + ", next change of " + key,
                    List.of(
                            change.eventName(),
                            Optional.ofNullable(change.before()),
                            Optional.ofNullable(change.after())),
                    List.of(record.path("eventName").asText(), image(data, "OldImage"), image(data, "NewImage")));
            Difference.check(
                    () -> place + ", SizeBytes of " + record,
                    sizeBytes(change),
                    data.path("SizeBytes").asInt());
            if (!eventIds.add(record.path("eventID").asText())) {
                throw new Difference(place + " uses an event id twice: " + record);
            }
        }
        expected.values().removeIf(List::isEmpty);
        if (!expected.isEmpty()) {
            throw new Difference(place + " does not tell " + expected.values());
        }
    }

    /** The keys and the images (source: streams.md C4). */
    private static int sizeBytes(ModelTable.Change change) {
        int before = Optional.ofNullable(change.before()).map(Item::sizeBytes).orElse(0);
        int after = Optional.ofNullable(change.after()).map(Item::sizeBytes).orElse(0);
        return change.key().sizeBytes() + before + after;
    }

    private static Optional<Item> image(JsonNode data, String member) {
        return Optional.ofNullable(Item.parse(data.get(member)));
    }
}
