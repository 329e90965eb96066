package dev.millrace.it.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.admin.AdminCalls;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.MappingClient;
import dev.millrace.it.fixture.RawAnswer;

/** Plays what a recording did with mappings and their function. Not thread-safe. */
final class TriggerReplay {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Replay replay;
    private final MappingClient mappings;
    private final AdminCalls admin;
    private final RecordedFunction function;

    TriggerReplay(Replay replay, MappingClient mappings, AdminCalls admin, RecordedFunction function) {
        this.replay = replay;
        this.mappings = mappings;
        this.admin = admin;
        this.function = function;
    }

    Replay replay() {
        return replay;
    }

    RecordedFunction function() {
        return function;
    }

    /** The stream of the recording's own table. */
    String streamArn() {
        return replay.send("DescribeTable", "{'TableName':'TABLE'}")
                .at("/Table/LatestStreamArn")
                .asText();
    }

    /** The members that every mapping of a recording has. */
    String source() {
        return "'FunctionName':'" + RecordedFunction.NAME + "','EventSourceArn':'" + streamArn() + "'";
    }

    /** Creates a mapping, whose answer was recorded, and returns its id. */
    String create(String label, String quotedMembers) {
        return step(label, "POST", "", "{" + source() + ",'StartingPosition':'TRIM_HORIZON'," + quotedMembers + "}")
                .get("UUID")
                .asText();
    }

    /** Creates a mapping of which nothing was recorded. */
    String createUnseen(String quotedMembers) {
        return mappings.create("{" + source() + ",'StartingPosition':'TRIM_HORIZON'," + quotedMembers + "}");
    }

    /** One call whose answer was recorded. */
    JsonNode step(String label, String method, String path, String quotedBody) {
        RawAnswer answer = mappings.call(method, path, quotedBody);
        JsonNode body = answer.text().isEmpty() ? NODES.objectNode() : Json.parse(answer.text());
        replay.matches(label, answer.status() < 300 ? success(answer, body) : error(answer, body));
        return body;
    }

    private static ObjectNode success(RawAnswer answer, JsonNode body) {
        ObjectNode tree = body.deepCopy();
        // The recordings parsed patterns, which are JSON in a string.
        tree.findParents("Pattern").forEach(filter -> {
            JsonNode pattern = Json.parse(filter.get("Pattern").asText());
            JsonNode time = pattern.at("/dynamodb/ApproximateCreationDateTime");
            if (!time.isMissingNode()) {
                // They masked this one as if it were a time.
                ((ObjectNode) pattern.get("dynamodb")).put("ApproximateCreationDateTime", time.toString());
            }
            ((ObjectNode) filter).set("Pattern", pattern);
        });
        tree.set("ResponseMetadata", metadata(answer));
        return tree;
    }

    /** What botocore makes of an error: it reads the code from the header, and beside it the members it knows. */
    private static ObjectNode error(RawAnswer answer, JsonNode body) {
        ObjectNode tree = NODES.objectNode();
        String code = answer.header("x-amzn-ErrorType").orElseThrow();
        String text = body.path("message").asText(body.path("Message").asText());
        tree.withObjectProperty("Error").put("Code", code).put("Message", text);
        if (!code.equals("ValidationException")) {
            tree.setAll((ObjectNode) body);
        }
        tree.set("ResponseMetadata", metadata(answer));
        return tree;
    }

    private static ObjectNode metadata(RawAnswer answer) {
        ObjectNode metadata = NODES.objectNode();
        metadata.set("HTTPHeaders", NODES.objectNode());
        metadata.put("HTTPStatusCode", answer.status());
        return metadata;
    }

    /** Waits until a mapping has handled all that was written. */
    void caughtUp(String uuid) {
        // Batching windows wait by the server's clock, and retries too.
        for (int second = 0; second < 200 && !isCaughtUp(uuid); second++) {
            admin.post("clock", "{'advance':'PT1S'}");
        }
        assertThat(isCaughtUp(uuid)).as("mapping %s caught up", uuid).isTrue();
    }

    private boolean isCaughtUp(String uuid) {
        return admin.status("POST", "triggers/" + uuid + "/await", "{'timeout':'PT0.2S'}") == 200;
    }

    /** The records of discarded batches, as a queue would have got them. */
    ArrayNode failures(String uuid) {
        ArrayNode records = NODES.arrayNode();
        for (JsonNode trigger : admin.get("triggers").get("triggers")) {
            if (trigger.get("uuid").asText().equals(uuid)) {
                trigger.get("failures").forEach(failure -> records.add(failure.get("record")));
            }
        }
        return records;
    }

    /** Compares the failure records with the recorded messages of a queue, of which the bodies alone are ours. */
    void matchesMessages(String label, String uuid) {
        ObjectNode tree = NODES.objectNode();
        ArrayNode messages = tree.putArray("Messages");
        for (JsonNode failure : failures(uuid)) {
            ObjectNode message = messages.addObject();
            message.set("Body", failure);
            message.put("MD5OfBody", "md5-" + messages.size());
            message.put("MessageId", "id-" + messages.size());
            message.put("ReceiptHandle", "handle-" + messages.size());
        }
        tree.putObject("ResponseMetadata").put("HTTPStatusCode", 200).putObject("HTTPHeaders");
        replay.matches(label, tree);
    }
}
