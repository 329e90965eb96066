package dev.millrace.it.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.Template;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The requests that were too large to keep, made again from what their names and their answers say. */
final class LargeRequests {
    private static final int ITEM_SIZE_MAX = 400 * 1024;
    private static final String LARGE_ITEM = "{'pk':{'S':'x'},'a':{'S':{'$repeat':['x'," + ITEM_SIZE_MAX + "]}}}";
    private static final int NAME_SIZE_MAX = 65535;

    private LargeRequests() {}

    static JsonNode of(Probe probe) {
        return switch (probe.id()) {
            // 301 comparisons joined by OR are the 3608 bytes of the name.
            case "expressions:141" -> condition("a = :one" + " OR a = :one".repeat(300));
            case "expressions:142" -> condition("a = :one AND " + "x".repeat(4110 - 13));
            // 400 assignments are the 5092 bytes of the name.
            case "expressions:264" ->
                update(IntStream.range(0, 400)
                        .mapToObj(index -> "a" + index + " = :one")
                        .collect(Collectors.joining(", ", "SET ", "")));
            case "items-queries-batch-legacy:27" -> put("a", "x".repeat(ITEM_SIZE_MAX));
            case "items-queries-batch-legacy:30" -> put("n".repeat(NAME_SIZE_MAX + 1), "x");
            case "items-queries-batch-legacy:174" ->
                Template.expand(Json.quoted("{'RequestItems':{'RefT':[{'PutRequest':{'Item':" + LARGE_ITEM + "}}]}}"));
            case "transactions-tables-ttl:2" ->
                Template.expand(Json.quoted("{'TransactItems':[{'$times':[101,{'Put':{'TableName':'RefT','Item':"
                        + "{'pk':{'S':'$i'}}}}]}]}"));
            case "transactions-tables-ttl:26" ->
                Template.expand(
                        Json.quoted("{'TransactItems':[{'Put':{'TableName':'RefT','Item':" + LARGE_ITEM + "}}]}"));
            // Eleven items of 400 kB are the payload size of the recorded text.
            case "transactions-tables-ttl:27" ->
                Template.expand(Json.quoted("{'TransactItems':[{'$times':[11,{'Put':{'TableName':'RefT','Item':"
                        + "{'pk':{'S':'big$i'},'a':{'S':{'$repeat':['x',400000]}}}}}]}]}"));
            case "transactions-tables-ttl:29" ->
                Template.expand(Json.quoted("{'TransactItems':[{'$times':[101,{'Get':{'TableName':'RefT','Key':"
                        + "{'pk':{'S':'$i'}}}}]}]}"));
            case "transactions-tables-ttl:68" ->
                Template.expand(Json.quoted("{'TableName':'RefNew','BillingMode':'PAY_PER_REQUEST',"
                        + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'},"
                        + "{'AttributeName':'z','AttributeType':'S'}],"
                        + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                        + "'GlobalSecondaryIndexes':[{'$times':[21,{'IndexName':'gsi$i',"
                        + "'KeySchema':[{'AttributeName':'z','KeyType':'HASH'}],"
                        + "'Projection':{'ProjectionType':'ALL'}}]}]}"));
            default -> throw new IllegalStateException("no request was kept for " + probe);
        };
    }

    private static JsonNode condition(String text) {
        ObjectNode request = (ObjectNode) Json.quoted(
                "{'TableName':'RefT','Item':{'pk':{'S':'cond'}}," + "'ExpressionAttributeValues':{':one':{'N':'1'}}}");
        return request.put("ConditionExpression", text);
    }

    private static JsonNode update(String text) {
        ObjectNode request = (ObjectNode) Json.quoted(
                "{'TableName':'RefT','Key':{'pk':{'S':'upd'}}," + "'ExpressionAttributeValues':{':one':{'N':'1'}}}");
        return request.put("UpdateExpression", text);
    }

    private static JsonNode put(String name, String value) {
        ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT','Item':{'pk':{'S':'x'}}}");
        request.withObjectProperty("Item").withObjectProperty(name).put("S", value);
        return request;
    }
}
