package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One stream as its readers see it. Not thread-safe. */
record StreamHandle(StreamServer server, String arn) {
    /** The description with its first page of shards. */
    JsonNode describe() {
        return server.succeed("DescribeStream", "{'StreamArn':'" + arn + "'}").path("StreamDescription");
    }

    String status() {
        return describe().path("StreamStatus").asText();
    }

    /** All shards, in pages of at most this many. */
    List<JsonNode> shards(int limit) {
        return pages(limit, "");
    }

    List<JsonNode> shards() {
        return shards(100);
    }

    List<JsonNode> openShards() {
        return shards().stream().filter(shard -> !isClosed(shard)).toList();
    }

    List<JsonNode> children(String shardId) {
        return pages(100, ",'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'" + shardId + "'}");
    }

    private List<JsonNode> pages(int limit, String filter) {
        List<JsonNode> shards = new ArrayList<>();
        String from = "";
        while (true) {
            JsonNode page = server.succeed(
                            "DescribeStream", "{'StreamArn':'" + arn + "','Limit':" + limit + from + filter + "}")
                    .path("StreamDescription");
            page.path("Shards").forEach(shards::add);
            assertThat(page.path("Shards").size()).isLessThanOrEqualTo(limit);
            JsonNode last = page.get("LastEvaluatedShardId");
            if (last == null) {
                return shards;
            }
            // The KCL goes on from the last shard it saw, whatever the member says (source: streams.md A5).
            assertThat(last.asText()).isEqualTo(id(shards.get(shards.size() - 1)));
            from = ",'ExclusiveStartShardId':'" + last.asText() + "'";
        }
    }

    /** The id of the only open shard. */
    String openShard() {
        List<JsonNode> open = openShards();
        assertThat(open).hasSize(1);
        return id(open.get(0));
    }

    String trimHorizon(String shardId) {
        return iterator(shardId, "TRIM_HORIZON", "");
    }

    String latest(String shardId) {
        return iterator(shardId, "LATEST", "");
    }

    String iterator(String shardId, String type, String sequenceNumber) {
        return server.succeed("GetShardIterator", iteratorRequest(shardId, type, sequenceNumber))
                .path("ShardIterator")
                .asText();
    }

    /** The request for an iterator; no number if it is empty. */
    String iteratorRequest(String shardId, String type, String sequenceNumber) {
        return "{'StreamArn':'" + arn + "','ShardId':'" + shardId + "','ShardIteratorType':'" + type + "'"
                + (sequenceNumber.isEmpty() ? "" : ",'SequenceNumber':'" + sequenceNumber + "'") + "}";
    }

    JsonNode page(String iterator) {
        return server.succeed("GetRecords", "{'ShardIterator':'" + iterator + "'}");
    }

    JsonNode page(String iterator, int limit) {
        return server.succeed("GetRecords", "{'ShardIterator':'" + iterator + "','Limit':" + limit + "}");
    }

    /** All records from here to the end of the shard, or to the first empty page of an open one. */
    List<JsonNode> drain(String iterator) {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = page(iterator);
        while (true) {
            page.path("Records").forEach(records::add);
            JsonNode next = page.get("NextShardIterator");
            if (next == null || page.path("Records").isEmpty()) {
                return records;
            }
            page = page(next.asText());
        }
    }

    /** All records there are, shard by shard, parents first. */
    List<JsonNode> all() {
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode shard : shards()) {
            records.addAll(drain(trimHorizon(id(shard))));
        }
        return records;
    }

    static String id(JsonNode shard) {
        return shard.path("ShardId").asText();
    }

    static String start(JsonNode shard) {
        return shard.at("/SequenceNumberRange/StartingSequenceNumber").asText();
    }

    static String end(JsonNode shard) {
        return shard.at("/SequenceNumberRange/EndingSequenceNumber").asText();
    }

    static boolean isClosed(JsonNode shard) {
        return shard.path("SequenceNumberRange").has("EndingSequenceNumber");
    }

    static String number(JsonNode record) {
        return record.at("/dynamodb/SequenceNumber").asText();
    }

    static List<String> events(List<JsonNode> records) {
        return texts(records, record -> record.path("eventName").asText());
    }

    static List<String> keys(List<JsonNode> records) {
        return texts(records, record -> record.at("/dynamodb/Keys/pk/S").asText());
    }

    /** The numbers {@code v} of the new images. */
    static List<String> values(List<JsonNode> records) {
        return texts(records, record -> record.at("/dynamodb/NewImage/v/N").asText());
    }

    private static List<String> texts(List<JsonNode> records, Function<JsonNode, String> text) {
        return records.stream().map(text).toList();
    }
}
