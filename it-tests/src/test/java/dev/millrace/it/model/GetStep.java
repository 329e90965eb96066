package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GetItem, BatchGetItem or TransactGetItems: different keys, and what to tell of each item. */
record GetStep(String operation, List<Wanted> wanted) implements Step {

    /** One item that is asked for; in a batch all of one table have the same selection. */
    record Wanted(String table, Item key, Selection selection) {
        @Nullable
        Item expected(Session session) {
            Item item = session.table(table).find(key);
            return item == null ? null : selection.apply(new Entry(key, item, item));
        }
    }

    @Override
    public void run(Session session) {
        JsonNode answer = session.succeed(operation, request(session));
        switch (operation) {
            case "GetItem" -> check(session, answer.get("Item"), wanted.get(0).expected(session));
            case "TransactGetItems" -> checkTransaction(session, answer.path("Responses"));
            default -> checkBatch(session, answer);
        }
    }

    private void check(Session session, @Nullable JsonNode answer, @Nullable Item expected) {
        Difference.check(
                () -> "Item of " + line(session),
                Optional.ofNullable(expected),
                Optional.ofNullable(Item.parse(answer)));
    }

    private void checkTransaction(Session session, JsonNode answers) {
        Difference.check(() -> "answers to " + line(session), wanted.size(), answers.size());
        for (int index = 0; index < wanted.size(); index++) {
            Item expected = wanted.get(index).expected(session);
            // A projection that matches nothing leaves the Item out (source: expressions.md 5.5).
            boolean shown = expected != null && !expected.attributes().isEmpty();
            check(session, answers.get(index).get("Item"), shown ? expected : null);
        }
    }

    private void checkBatch(Session session, JsonNode answer) {
        Difference.check(
                () -> "UnprocessedKeys of " + line(session),
                "{}",
                answer.path("UnprocessedKeys").toString());
        Map<String, List<Item>> expected = new LinkedHashMap<>();
        for (Wanted one : wanted) {
            List<Item> ofTable = expected.computeIfAbsent(one.table(), table -> new ArrayList<>());
            Optional.ofNullable(one.expected(session)).ifPresent(ofTable::add);
        }
        expected.forEach((table, items) -> {
            List<Item> actual = new ArrayList<>();
            for (JsonNode item : answer.path("Responses").path(session.name(table))) {
                Optional.ofNullable(Item.parse(item)).ifPresent(actual::add);
            }
            Page.checkSame(() -> "items of " + table + " in " + line(session), items, actual);
        });
    }

    private ObjectNode request(Session session) {
        return switch (operation) {
            case "GetItem" -> one(session, wanted.get(0)).put("ConsistentRead", true);
            case "TransactGetItems" -> transaction(session);
            default -> batch(session);
        };
    }

    private ObjectNode transaction(Session session) {
        ObjectNode transaction = JsonNodeFactory.instance.objectNode();
        ArrayNode members = transaction.putArray("TransactItems");
        wanted.forEach(one -> members.addObject().set("Get", one(session, one)));
        return transaction;
    }

    private static ObjectNode one(Session session, Wanted wanted) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(wanted.table()));
        request.set("Key", wanted.key().json());
        select(request, wanted.selection());
        return request;
    }

    private ObjectNode batch(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode byTable = request.putObject("RequestItems");
        for (Wanted one : wanted) {
            String name = session.name(one.table());
            if (!byTable.has(name)) {
                ObjectNode block = byTable.putObject(name).put("ConsistentRead", true);
                block.putArray("Keys");
                select(block, one.selection());
            }
            byTable.withArray("/" + name + "/Keys").add(one.key().json());
        }
        return request;
    }

    private static void select(ObjectNode request, Selection selection) {
        Placeholders placeholders = new Placeholders();
        selection.addTo(request, placeholders);
        placeholders.addTo(request);
    }

    @Override
    public String line(Session session) {
        return Session.line(operation, request(session));
    }

    @Override
    public List<Step> smaller() {
        return Fewer.than(wanted).stream()
                .<Step>map(fewer -> new GetStep(operation, fewer))
                .toList();
    }
}
