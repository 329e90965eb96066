package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * UpdateTable, which adds a global index to a table with items or takes it away; over once the index is ACTIVE or gone.
 *
 * <p>The key attributes of the index are those of other indexes too, so that no item has a value that it could not take.
 *
 * @param isRestarted whether the server is restarted as soon as it has answered, in the midst of its work
 */
record IndexStep(String table, IndexShape index, boolean isCreation, boolean isRestarted) implements Step {
    private static final int POLL_COUNT_MAX = 20_000;

    @Override
    public void run(Session session) {
        ModelTable model = session.table(table);
        TableShape shape = model.shape();
        boolean exists =
                shape.indexes().stream().anyMatch(present -> present.name().equals(index.name()));
        if (exists == isCreation) {
            throw new Unspecified("an index that is created twice, or deleted while it is not there");
        }
        session.succeed("UpdateTable", request(session));
        if (isRestarted) {
            session.server().restart();
        }
        await(session);
        List<IndexShape> indexes = new ArrayList<>(shape.indexes());
        if (isCreation) {
            indexes.add(index);
        } else {
            indexes.removeIf(present -> present.name().equals(index.name()));
        }
        model.reshape(shape.withIndexes(indexes));
    }

    private void await(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(table));
        for (int poll = 0; poll < POLL_COUNT_MAX; poll++) {
            String status = "gone";
            JsonNode description = session.succeed("DescribeTable", request).path("Table");
            for (JsonNode present : description.path("GlobalSecondaryIndexes")) {
                if (present.path("IndexName").asText().equals(index.name())) {
                    status = present.path("IndexStatus").asText();
                }
            }
            boolean isTableReady = description.path("TableStatus").asText().equals("ACTIVE");
            if (isTableReady && status.equals(isCreation ? "ACTIVE" : "gone")) {
                return;
            }
        }
        throw new Difference("no end of " + line(session));
    }

    private ObjectNode request(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", session.name(table));
        if (isCreation) {
            TableShape.define(request.putArray("AttributeDefinitions"), index.keyAttributes());
            request.putArray("GlobalSecondaryIndexUpdates").addObject().set("Create", index.json());
        } else {
            request.putArray("GlobalSecondaryIndexUpdates")
                    .addObject()
                    .putObject("Delete")
                    .put("IndexName", index.name());
        }
        return request;
    }

    @Override
    public String line(Session session) {
        return Session.line("UpdateTable", request(session)) + (isRestarted ? " # and the server is restarted" : "");
    }
}
