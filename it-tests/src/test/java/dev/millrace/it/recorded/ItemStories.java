package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The recordings about single items, batches and transactions. */
final class ItemStories {
    private static final String TABLE =
            TableStories.table("id", "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}");

    private ItemStories() {}

    static Map<String, Story> all() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_valid_local_secondary_index", ItemStories::queryOfALocalIndex);
        stories.put("test_return_values_in_put_item", ItemStories::returnValues);
        stories.put("test_empty_and_binary_values", replay -> {
            replay.send("CreateTable", TABLE);
            replay.step("PutFirstItem", "PutItem", put("{'id':{'S':'id1'},'data':{'S':''}}", ""));
            // The byte 0x90.
            replay.step("PutSecondItem", "PutItem", put("{'id':{'S':'id2'},'data':{'B':'kA=='}}", ""));
        });
        stories.put("test_return_values_on_conditions_check_failure", replay -> {
            replay.send("CreateTable", TABLE);
            replay.send("PutItem", put("{'id':{'S':'456'},'price':{'N':'650'},'product':{'S':'sporting goods'}}", ""));
            replay.step(
                    "items",
                    "DeleteItem",
                    "{'TableName':'TABLE','Key':{'id':{'S':'456'}},'ConditionExpression':'price < :price',"
                            + "'ExpressionAttributeValues':{':price':{'N':'500'}},"
                            + "'ReturnValuesOnConditionCheckFailure':'ALL_OLD'}");
        });
        stories.putAll(batches());
        stories.putAll(transactions());
        return stories;
    }

    private static void queryOfALocalIndex(Replay replay) {
        replay.send(
                "CreateTable",
                "{'TableName':'TABLE','BillingMode':'PAY_PER_REQUEST',"
                        + "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'},"
                        + "{'AttributeName':'SK','KeyType':'RANGE'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'PK','AttributeType':'S'},"
                        + "{'AttributeName':'SK','AttributeType':'S'},{'AttributeName':'LSI1SK','AttributeType':'N'}],"
                        + "'LocalSecondaryIndexes':[{'IndexName':'LSI1',"
                        + "'KeySchema':[{'AttributeName':'PK','KeyType':'HASH'},"
                        + "{'AttributeName':'LSI1SK','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}]}");
        replay.send("PutItem", put("{'PK':{'S':'test one'},'SK':{'S':'hello'},'LSI1SK':{'N':'123'}}", ""));
        replay.step(
                "Items",
                "Query",
                "{'TableName':'TABLE','IndexName':'LSI1','KeyConditionExpression':'PK = :v1',"
                        + "'ExpressionAttributeValues':{':v1':{'S':'test one'}},'Select':'ALL_ATTRIBUTES'}");
    }

    private static void returnValues(Replay replay) {
        replay.send("CreateTable", TABLE);
        String old = ",'ReturnValues':'ALL_OLD'";
        replay.step("PutFirstItem", "PutItem", put("{'id':{'S':'id1'},'data':{'S':'foobar'}}", ""));
        replay.step("PutFirstItemOLD", "PutItem", put("{'id':{'S':'id1'},'data':{'S':'foobar'}}", old));
        replay.step("PutFirstItemB", "PutItem", put("{'id':{'S':'id1'},'data':{'S':'barfoo'}}", old));
        replay.step("PutSecondItem", "PutItem", put("{'id':{'S':'id2'},'data':{'S':'foobar'}}", old));
        replay.step(
                "PutSecondItemReturnNone",
                "PutItem",
                put("{'id':{'S':'id2'},'data':{'S':'foobar'}}", ",'ReturnValues':'NONE'"));
    }

    private static Map<String, Story> batches() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_batch_write_binary", replay -> {
            replay.send("CreateTable", TABLE);
            replay.step("Response", "BatchWriteItem", batch(putRequest("{'id':{'S':'a'},'data':{'B':'Zm9vYmFy'}}")));
        });
        stories.put("test_batch_write_items", replay -> {
            replay.send("CreateTable", TABLE);
            replay.send("PutItem", put("{'id':{'S':'test1'}}", ""));
            replay.step(
                    "BatchWriteResponse",
                    "BatchWriteItem",
                    batch("{'DeleteRequest':{'Key':{'id':{'S':'test1'}}}},"
                            + putRequest("{'id':{'S':'test2'},'attr1':{'S':'v'}}") + ","
                            + putRequest("{'id':{'S':'test3'},'attr1':{'S':'v'}}")));
        });
        stories.put("test_batch_write_not_matching_schema", replay -> {
            replay.send("CreateTable", TABLE);
            replay.printedError("ValidationException", "BatchWriteItem", batch(putRequest("{'nonKey':{'S':'hello'}}")));
        });
        stories.put("test_dynamodb_get_batch_items", replay -> {
            replay.send("CreateTable", TABLE);
            replay.step("Response", "BatchGetItem", "{'RequestItems':{'TABLE':{'Keys':[{'id':{'S':'test-key'}}]}}}");
        });
        return stories;
    }

    private static Map<String, Story> transactions() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_transaction_write_items", ItemStories::transactionByNameAndArn);
        stories.put("test_transaction_write_canceled", replay -> {
            replay.send("CreateTable", TABLE);
            replay.send("PutItem", put("{'id':{'S':'test1'}}", ""));
            replay.printedError(
                    "Error",
                    "TransactWriteItems",
                    "{'TransactItems':[{'ConditionCheck':{'TableName':'TABLE','Key':{'id':{'S':'test1'}},"
                            + "'ConditionExpression':'attribute_not_exists(id)'}},"
                            + "{'Put':{'TableName':'TABLE','Item':{'id':{'S':'test2'}}}}]}");
        });
        stories.put("test_transaction_write_binary_data", replay -> {
            replay.send("CreateTable", TABLE);
            replay.step(
                    "WriteResponse",
                    "TransactWriteItems",
                    "{'TransactItems':[{'Put':{'TableName':'TABLE',"
                            + "'Item':{'id':{'S':'someUser'},'binaryData':{'B':'Zm9vYmFy'}}}}]}");
            replay.matches("GetItem", item(replay, "someUser"));
        });
        stories.put("test_transact_get_items", replay -> {
            String arn = arn(replay.send("CreateTable", TABLE));
            replay.send("PutItem", put("{'id':{'S':'John'}}", ""));
            replay.send("PutItem", put("{'id':{'S':'Sarah'}}", ""));
            replay.step("TransactGetItems", "TransactGetItems", transactGet("TABLE", "John"));
            replay.step("TransactGetItems-with-TableArn", "TransactGetItems", transactGet(arn, "Sarah"));
        });
        stories.put("test_dynamodb_idempotent_writing", replay -> {
            replay.send("CreateTable", TABLE);
            String request = "{'TransactItems':[{'Put':{'TableName':'TABLE','Item':{'id':{'S':'id1'}}}}],"
                    + "'ClientRequestToken':'dedupe_token'}";
            replay.step("Response1", "TransactWriteItems", request);
            replay.step("Response2", "TransactWriteItems", request);
        });
        stories.put(
                "test_batch_write_not_existing_table",
                replay -> replay.step(
                        "exc-not-found-transact-write-items",
                        "TransactWriteItems",
                        "{'TransactItems':[{'Put':{'TableName':'non-existent-table','Item':{'id':{'S':'a'}}}}]}"));
        return stories;
    }

    private static void transactionByNameAndArn(Replay replay) {
        String arn = arn(replay.send("CreateTable", TABLE));
        replay.step("Response", "TransactWriteItems", transaction("TABLE", "a"));
        replay.step("Response_using_table_arn", "TransactWriteItems", transaction(arn, "b"));
    }

    private static String transaction(String table, String prefix) {
        String start = "{'TableName':'" + table + "',";
        return "{'TransactItems':[{'ConditionCheck':" + start + "'Key':{'id':{'S':'" + prefix + "1'}},"
                + "'ConditionExpression':'attribute_not_exists(id)'}},"
                + "{'Put':" + start + "'Item':{'id':{'S':'" + prefix + "2'}}}},"
                + "{'Update':" + start + "'Key':{'id':{'S':'" + prefix + "3'}},"
                + "'UpdateExpression':'SET attr1 = :v1, attr2 = :v2',"
                + "'ExpressionAttributeValues':{':v1':{'S':'value1'},':v2':{'S':'value2'}}}},"
                + "{'Delete':" + start + "'Key':{'id':{'S':'" + prefix + "4'}}}}]}";
    }

    private static String transactGet(String table, String id) {
        return "{'TransactItems':[{'Get':{'TableName':'" + table + "','Key':{'id':{'S':'" + id + "'}}}}]}";
    }

    static String put(String item, String more) {
        return "{'TableName':'TABLE','Item':" + item + more + "}";
    }

    static String putRequest(String item) {
        return "{'PutRequest':{'Item':" + item + "}}";
    }

    static String batch(String requests) {
        return "{'RequestItems':{'TABLE':[" + requests + "]}}";
    }

    /** The item of this key, as the recordings print it. */
    static JsonNode item(Replay replay, String id) {
        return RecordedTree.withBytes(replay.send("GetItem", "{'TableName':'TABLE','Key':{'id':{'S':'" + id + "'}}}")
                .get("Item"));
    }

    private static String arn(JsonNode created) {
        return created.at("/TableDescription/TableArn").asText();
    }
}
