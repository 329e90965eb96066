package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.UniqueNames;
import dev.millrace.it.fixture.WireClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plays one recording: sends requests, and compares the answers that were recorded. In requests {@code TABLE} stands for
 * the name of the recording's own table. Not thread-safe.
 */
final class Replay {
    private final WireClient client;
    private final JsonNode content;
    private final RecordedMatch match = new RecordedMatch();
    private final List<String> youngerMembers = new ArrayList<>();
    private final Set<String> played = new TreeSet<>();
    private final String table = UniqueNames.table("recorded");

    Replay(WireClient client, JsonNode content) {
        this.client = client;
        this.content = content;
        match.know("<test-table>", table);
    }

    /** The labels of the steps that have been compared. */
    Set<String> played() {
        return played;
    }

    /** What was recorded, by label. */
    JsonNode content() {
        return content;
    }

    String table() {
        return table;
    }

    /** Leaves out a member that AWS did not send yet when this was recorded. */
    void before(String member) {
        youngerMembers.add(member);
    }

    /** Sends a request whose answer was not recorded. */
    JsonNode send(String operation, String quotedRequest) {
        return client.require(operation, request(quotedRequest));
    }

    /** Sends a request and compares the whole answer. */
    JsonNode step(String label, String operation, String quotedRequest) {
        RawAnswer answer = client.call(operation, request(quotedRequest));
        matches(label, RecordedTree.of(answer));
        return answer.text().isEmpty() ? JsonNodeFactory.instance.objectNode() : Json.parse(answer.text());
    }

    /** Sends a request that is refused, of which the printed text was recorded. */
    void printedError(String label, String operation, String quotedRequest) {
        matches(label, RecordedTree.printedError(operation, client.call(operation, request(quotedRequest))));
    }

    /** Compares what was made of one or several answers. */
    void matches(String label, JsonNode tree) {
        matchesPart(label, "", tree);
    }

    /** The same for a part of what was recorded, where the rest is another service's. */
    void matchesPart(String label, String pointer, JsonNode tree) {
        JsonNode recorded = content.path(label).at(pointer);
        if (recorded.isMissingNode()) {
            throw new AssertionError("nothing was recorded as " + label + pointer);
        }
        youngerMembers.forEach(
                member -> tree.findParents(member).forEach(parent -> ((ObjectNode) parent).remove(member)));
        match.difference(recorded, tree).ifPresent(difference -> {
            throw new AssertionError(label + ": " + difference);
        });
        played.add(label);
    }

    /** Reads the only shard from its start, as the recordings did, and compares the records. */
    JsonNode records(String label, String streamArn) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(
                "Records",
                client.require("GetRecords", Json.quoted("{'ShardIterator':'" + iterator(streamArn) + "'}"))
                        .get("Records"));
        matches(label, tree);
        return tree;
    }

    /** An iterator at the start of the only shard. */
    String iterator(String streamArn) {
        return send("GetShardIterator", iteratorRequest(streamArn))
                .get("ShardIterator")
                .asText();
    }

    /** The request for such an iterator. */
    String iteratorRequest(String streamArn) {
        JsonNode shards =
                send("DescribeStream", "{'StreamArn':'" + streamArn + "'}").at("/StreamDescription/Shards");
        return "{'StreamArn':'" + streamArn + "','ShardId':'"
                + shards.get(0).get("ShardId").asText() + "','ShardIteratorType':'TRIM_HORIZON'}";
    }

    private JsonNode request(String quoted) {
        return Json.quoted(quoted.replace("TABLE", table));
    }
}
