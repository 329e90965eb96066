package dev.millrace.it.recorded;

import static dev.millrace.it.recorded.ItemStories.batch;
import static dev.millrace.it.recorded.ItemStories.item;
import static dev.millrace.it.recorded.ItemStories.put;
import static dev.millrace.it.recorded.ItemStories.putRequest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The recordings about streams; what each did is told by the pack's README. */
final class StreamStories {
    private static final String FRED = "{'id':{'S':'Fred'}}";
    private static final String NAMED_FRED = "{'id':{'S':'Fred'},'name':{'S':'Fred'}}";
    private static final String NEW_KEY = "{'id':{'S':'NewKey'}}";

    private StreamStories() {}

    static Map<String, Story> all() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_dynamodb_stream_stream_view_type", StreamStories::keysOnly);
        stories.put("test_batch_write_items_streaming", StreamStories::batches);
        stories.put("test_transact_write_items_streaming", StreamStories::transactions);
        stories.put("test_transact_write_items_streaming_for_different_tables", StreamStories::twoTables);
        stories.put("test_dynamodb_stream_records_with_update_item", StreamStories::updates);
        stories.put("test_data_encoding_consistency", StreamStories::sameIteratorTwice);
        stories.put("test_streams_on_global_tables", replay -> {
            replay.send("CreateTable", table("TABLE", "id", stream("NEW_AND_OLD_IMAGES")));
            replay.step("region-streams", "ListStreams", "{'TableName':'TABLE'}");
        });
        stories.put(
                "test_non_existent_stream",
                replay -> replay.step(
                        "non-existent-stream",
                        "DescribeStream",
                        "{'StreamArn':'arn:aws:dynamodb:us-east-1:000000000000:table/TABLE/stream/2024-11-18T14:36:44.149'}"));
        return stories;
    }

    private static void keysOnly(Replay replay) {
        String arn = createAndDescribe(replay, table("TABLE", "Username", stream("KEYS_ONLY")));
        replay.step("get-shard-iterator", "GetShardIterator", replay.iteratorRequest(arn));
        replay.send("PutItem", put("{'Username':{'S':'Fred'}}", ""));
        replay.send("PutItem", put("{'Username':{'S':'Fred'}}", ""));
        updateAndDelete(replay, "Fred");
        // AWS was asked to write these three through PartiQL; the records are the same.
        replay.send("PutItem", put("{'Username':{'S':'Alice'}}", ""));
        updateAndDelete(replay, "Alice");
        replay.records("get-records", arn);
    }

    private static void updateAndDelete(Replay replay, String name) {
        String key = "'TableName':'TABLE','Key':{'Username':{'S':'" + name + "'}}";
        replay.send(
                "UpdateItem",
                "{" + key
                        + ",'UpdateExpression':'SET S = :r','ExpressionAttributeValues':{':r':{'S':'Fred_Modified'}}}");
        replay.send("DeleteItem", "{" + key + "}");
    }

    private static void batches(Replay replay) {
        String arn = createAndDescribe(replay, table("TABLE", "id", stream("NEW_AND_OLD_IMAGES")));
        replay.step("put-item-1", "PutItem", put(FRED, ""));
        replay.step(
                "batch-write-response-overwrite-item-1",
                "BatchWriteItem",
                batch(putRequest(FRED) + "," + putRequest(NEW_KEY)));
        replay.step(
                "batch-write-response-delete",
                "BatchWriteItem",
                batch("{'DeleteRequest':{'Key':" + NEW_KEY + "}}," + putRequest(NAMED_FRED)));
        replay.records("get-records", arn);
    }

    private static void transactions(Replay replay) {
        String arn = createAndDescribe(replay, table("TABLE", "id", stream("NEW_AND_OLD_IMAGES")));
        replay.step("put-item-1", "PutItem", put(FRED, ""));
        replay.step(
                "transact-write-response-overwrite",
                "TransactWriteItems",
                transaction(transactPut(FRED), transactPut(NEW_KEY)));
        replay.step(
                "transact-write-response-update",
                "TransactWriteItems",
                transaction("{'Update':{'TableName':'TABLE','Key':" + NEW_KEY
                        + ",'UpdateExpression':'SET attr1 = :v1, attr2 = :v2',"
                        + "'ExpressionAttributeValues':{':v1':{'S':'value1'},':v2':{'S':'value2'}}}}"));
        String setFirst = ",'UpdateExpression':'SET attr1 = :v1','ExpressionAttributeValues':{':v1':{'S':'value1'}}}}";
        String missing = "{'Update':{'TableName':'TABLE','Key':{'id':{'S':'NonExistentKey'}}" + setFirst;
        replay.step("transact-write-update-insert", "TransactWriteItems", transaction(missing));
        replay.step(
                "transact-write-response-delete",
                "TransactWriteItems",
                transaction(
                        "{'Delete':{'TableName':'TABLE','Key':" + NEW_KEY + "}}", transactPut(NAMED_FRED), missing));
        replay.records("get-records", arn);
    }

    private static void twoTables(Replay replay) {
        String arn = streamArn(
                replay.step("create-table-stream", "CreateTable", table("TABLE", "id", stream("NEW_AND_OLD_IMAGES"))));
        replay.step("create-table-no-stream", "CreateTable", table("TABLE-2", "id", ""));
        replay.step("describe-stream", "DescribeStream", "{'StreamArn':'" + arn + "'}");
        replay.step(
                "transact-write-two-tables",
                "TransactWriteItems",
                transaction(transactPut(FRED), "{'Put':{'TableName':'TABLE-2','Item':" + NEW_KEY + "}}"));
        replay.records("get-records", arn);
    }

    private static void updates(Replay replay) {
        String arn = createAndDescribe(replay, table("TABLE", "id", stream("NEW_AND_OLD_IMAGES")));
        replay.step("get-shard-iterator", "GetShardIterator", replay.iteratorRequest(arn));
        replay.send("UpdateItem", update("value1", "value2"));
        replay.send("UpdateItem", update("value1", "value2"));
        replay.send("UpdateItem", update("value2", "value3"));
        replay.records("get-records", arn);
    }

    private static String update(String first, String second) {
        return "{'TableName':'TABLE','Key':{'id':{'S':'my-item-id'}},"
                + "'UpdateExpression':'SET attr1 = :v1, attr2 = :v2','ExpressionAttributeValues':{':v1':{'S':'" + first
                + "'},':v2':{'S':'" + second + "'}}}";
    }

    private static void sameIteratorTwice(Replay replay) {
        String arn = streamArn(replay.send("CreateTable", table("TABLE", "id", stream("NEW_AND_OLD_IMAGES"))));
        replay.send("PutItem", put("{'id':{'S':'id1'},'version':{'N':'1'},'data':{'B':'kA=='}}", ""));
        replay.matches("GetItem", item(replay, "id1"));
        String iterator = replay.iterator(arn);
        replay.matches("GetRecords", newImage(replay, iterator, 0));
        replay.send(
                "UpdateItem",
                "{'TableName':'TABLE','Key':{'id':{'S':'id1'}},'UpdateExpression':'SET version = :v',"
                        + "'ExpressionAttributeValues':{':v':{'N':'2'}}}");
        replay.matches("GetItemAfterUpdate", item(replay, "id1"));
        replay.matches("GetRecordsAfterUpdate", newImage(replay, iterator, 1));
    }

    private static JsonNode newImage(Replay replay, String iterator, int index) {
        JsonNode records = replay.send("GetRecords", "{'ShardIterator':'" + iterator + "'}")
                .get("Records");
        return RecordedTree.withBytes(records.get(index).at("/dynamodb/NewImage"));
    }

    private static String createAndDescribe(Replay replay, String request) {
        String arn = streamArn(replay.step("create-table", "CreateTable", request));
        replay.step("describe-stream", "DescribeStream", "{'StreamArn':'" + arn + "'}");
        return arn;
    }

    private static String streamArn(JsonNode created) {
        return created.at("/TableDescription/LatestStreamArn").asText();
    }

    private static String transaction(String... actions) {
        return "{'TransactItems':[" + String.join(",", actions) + "]}";
    }

    private static String transactPut(String item) {
        return "{'Put':{'TableName':'TABLE','Item':" + item + "}}";
    }

    private static String stream(String view) {
        return ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + view + "'}";
    }

    private static String table(String name, String key, String stream) {
        return "{'TableName':'" + name + "','KeySchema':[{'AttributeName':'" + key + "','KeyType':'HASH'}],"
                + "'AttributeDefinitions':[{'AttributeName':'" + key + "','AttributeType':'S'}],"
                + "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}" + stream + "}";
    }
}
