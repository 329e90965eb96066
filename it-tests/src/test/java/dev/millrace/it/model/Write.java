package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One write of one item, alone or as a part of a batch or a transaction.
 *
 * @param table the table's name within the test
 * @param item what is put; for all else the key
 * @param actions those of an update, each on an attribute of its own
 * @param returnValues alone: what is to be answered
 * @param itemOnFailure whether a false condition is to be answered with the item
 */
record Write(
        Kind kind,
        String table,
        Item item,
        List<Action> actions,
        @Nullable Condition condition,
        String returnValues,
        boolean itemOnFailure) {

    /** What a write does. */
    enum Kind {
        PUT("PutItem", "Put"),
        UPDATE("UpdateItem", "Update"),
        DELETE("DeleteItem", "Delete"),
        CHECK("", "ConditionCheck");

        private final String operation;
        private final String member;

        Kind(String operation, String member) {
            this.operation = operation;
            this.member = member;
        }

        /** The operation that writes one item alone. */
        String operation() {
            return operation;
        }

        /** The member of a transaction. */
        String member() {
            return member;
        }
    }

    Item key(Session session) {
        return session.table(table).shape().key(item);
    }

    /**
     * What the item is after this write; null for none.
     *
     * @throws Refusal if it may not be done
     */
    @Nullable
    Item evaluate(Session session) {
        ModelTable model = session.table(table);
        Item before = model.find(key(session));
        if (kind == Kind.PUT) {
            // Types of keys come before the condition (source: errors.md section 5).
            model.checkIndexKeys(item);
        }
        if (condition != null && !condition.test(before == null ? Item.EMPTY : before)) {
            throw Refusal.condition(before);
        }
        return switch (kind) {
            case PUT -> item;
            case DELETE -> null;
            case CHECK -> before;
            case UPDATE -> update(model, before);
        };
    }

    private @Nullable Item update(ModelTable model, @Nullable Item before) {
        boolean exists = before != null;
        Item operands = before == null ? Item.EMPTY : before;
        Item after = before == null ? item : before;
        boolean onlyRemoves = !actions.isEmpty() && actions.stream().noneMatch(Action::creates);
        boolean removesNested = actions.stream()
                .anyMatch(action ->
                        action.section().equals("REMOVE") && action.path().isNested());
        if (!exists && removesNested && !onlyRemoves) {
            throw new Unspecified("a nested REMOVE beside an action that creates the item");
        }
        for (Action action : actions) {
            after = action.apply(after, operands, exists);
        }
        model.checkIndexKeys(after);
        // An update that only removes creates nothing (source: expressions.md 5.3).
        return !exists && onlyRemoves ? null : after;
    }

    /** What is answered as {@code Attributes}; null for nothing. */
    @Nullable
    Item returned(@Nullable Item before, @Nullable Item after) {
        return switch (returnValues) {
            case "ALL_OLD" -> before;
            case "ALL_NEW" -> after;
            case "UPDATED_OLD" -> touched(before);
            case "UPDATED_NEW" -> touched(after);
            default -> null;
        };
    }

    private @Nullable Item touched(@Nullable Item whole) {
        if (whole == null) {
            return null;
        }
        Item part = Path.project(actions.stream().map(Action::path).toList(), whole);
        return part.attributes().isEmpty() ? null : part;
    }

    /** The request, or the member of a transaction. */
    ObjectNode request(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(table));
        request.set(kind == Kind.PUT ? "Item" : "Key", item.json());
        Placeholders placeholders = new Placeholders();
        if (!actions.isEmpty()) {
            request.put("UpdateExpression", updateExpression(placeholders));
        }
        if (condition != null) {
            request.put("ConditionExpression", condition.render(placeholders));
        }
        placeholders.addTo(request);
        if (!returnValues.equals("NONE")) {
            request.put("ReturnValues", returnValues);
        }
        if (itemOnFailure) {
            request.put("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
        }
        return request;
    }

    private String updateExpression(Placeholders placeholders) {
        Map<String, List<String>> bySection = new TreeMap<>();
        actions.forEach(action -> bySection
                .computeIfAbsent(action.section(), section -> new ArrayList<>())
                .add(action.render(placeholders)));
        StringBuilder text = new StringBuilder();
        bySection.forEach((section, parts) -> text.append(section)
                .append(' ')
                .append(String.join(", ", parts))
                .append(' '));
        return text.toString().strip();
    }

    /** The same with other return values. */
    Write answering(String values) {
        return new Write(kind, table, item, actions, condition, values, itemOnFailure);
    }

    /** Simpler forms of this write. */
    List<Write> smaller() {
        List<Write> smaller = new ArrayList<>();
        if (condition != null && kind != Kind.CHECK) {
            smaller.add(new Write(kind, table, item, actions, null, returnValues, false));
        }
        for (int index = 0; index < actions.size(); index++) {
            List<Action> fewer = new ArrayList<>(actions);
            fewer.remove(index);
            smaller.add(new Write(kind, table, item, fewer, condition, returnValues, itemOnFailure));
        }
        return smaller;
    }
}
