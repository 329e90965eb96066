package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** BatchWriteItem: puts and deletes of different items; one that may not be done refuses all (source: errors.md 5). */
record BatchWriteStep(List<Write> writes) implements Step {

    @Override
    public void run(Session session) {
        List<@Nullable Item> outcomes = new ArrayList<>();
        try {
            for (Write write : writes) {
                outcomes.add(write.evaluate(session));
            }
        } catch (Refusal refusal) {
            session.fail("BatchWriteItem", request(session), refusal.type(), String.valueOf(refusal.getMessage()));
            return;
        }
        JsonNode answer = session.succeed("BatchWriteItem", request(session));
        Difference.check(
                () -> "UnprocessedItems of " + line(session),
                "{}",
                answer.path("UnprocessedItems").toString());
        for (int index = 0; index < writes.size(); index++) {
            Write write = writes.get(index);
            session.table(write.table()).store(write.key(session), outcomes.get(index));
        }
    }

    private ObjectNode request(Session session) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode byTable = request.putObject("RequestItems");
        for (Write write : writes) {
            ArrayNode members = byTable.withArray("/" + session.name(write.table()));
            if (write.kind() == Write.Kind.PUT) {
                members.addObject()
                        .putObject("PutRequest")
                        .set("Item", write.item().json());
            } else {
                members.addObject()
                        .putObject("DeleteRequest")
                        .set("Key", write.item().json());
            }
        }
        return request;
    }

    @Override
    public String line(Session session) {
        return Session.line("BatchWriteItem", request(session));
    }

    @Override
    public List<Step> smaller() {
        return Fewer.than(writes).stream().<Step>map(BatchWriteStep::new).toList();
    }
}
