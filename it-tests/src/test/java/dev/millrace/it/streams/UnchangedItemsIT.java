package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Point 1 of section J, the other half of the matrix: requests of every operation that leave all items as they were
 * (source: streams.md C2), and those beside them that do not.
 */
class UnchangedItemsIT {
    private static final String TABLE = "{'TableName':'Kept'";
    private static final String THERE = TABLE + ",'Key':{'pk':{'S':'there'}}";
    private static final String MISSING = TABLE + ",'Key':{'pk':{'S':'missing'}}";
    private static final String ITEM =
            "{'pk':{'S':'there'},'v':{'N':'1'},'s':{'SS':['a','b']},'l':{'L':[{'N':'1'},{'N':'2'}]},'m':{'M':{'x':{'N':'1'}}}}";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    /** One request, and the HTTP status of its answer. */
    private record Request(String operation, String body, int status) {
        Request(String operation, String body) {
            this(operation, body, 200);
        }

        static Request update(String rest) {
            return new Request("UpdateItem", THERE + ",'UpdateExpression':'" + rest + "}");
        }

        static Request legacyUpdate(String key, String updates) {
            return new Request("UpdateItem", key + ",'AttributeUpdates':{" + updates + "}}");
        }

        static Request transaction(int status, String... actions) {
            return new Request("TransactWriteItems", "{'TransactItems':[" + String.join(",", actions) + "]}", status);
        }
    }

    private static List<Request> updatesWithoutEffect() {
        return List.of(
                Request.update("SET v = v'"),
                Request.update("SET v = :v','ExpressionAttributeValues':{':v':{'N':'1.00'}}"),
                Request.update("SET v = v + :v','ExpressionAttributeValues':{':v':{'N':'0'}}"),
                Request.update("SET v = if_not_exists(v, :v)','ExpressionAttributeValues':{':v':{'N':'9'}}"),
                Request.update("SET l = list_append(l, :v)','ExpressionAttributeValues':{':v':{'L':[]}}"),
                Request.update("SET m.x = :v','ExpressionAttributeValues':{':v':{'N':'1'}}"),
                Request.update("ADD v :v','ExpressionAttributeValues':{':v':{'N':'0'}}"),
                Request.update("ADD s :v','ExpressionAttributeValues':{':v':{'SS':['b']}}"),
                Request.update("DELETE s :v','ExpressionAttributeValues':{':v':{'SS':['c']}}"),
                Request.update("DELETE nothing :v','ExpressionAttributeValues':{':v':{'SS':['c']}}"),
                Request.update("REMOVE nothing'"),
                Request.update("REMOVE l[7]'"),
                new Request("UpdateItem", THERE + "}"),
                new Request("UpdateItem", MISSING + ",'UpdateExpression':'REMOVE nothing'}"),
                Request.legacyUpdate(THERE, "'v':{'Action':'ADD','Value':{'N':'0'}}"),
                Request.legacyUpdate(THERE, "'v':{'Value':{'N':'1.0'}},'s':{'Action':'ADD','Value':{'SS':['a']}}"),
                Request.legacyUpdate(THERE, "'nothing':{'Action':'DELETE'}"),
                Request.legacyUpdate(THERE, "'s':{'Action':'DELETE','Value':{'SS':['c']}}"),
                Request.legacyUpdate(MISSING, "'nothing':{'Action':'DELETE'}"));
    }

    private static List<Request> writesWithoutEffect() {
        return List.of(
                new Request("PutItem", TABLE + ",'Item':" + ITEM + "}"),
                new Request(
                        "PutItem",
                        TABLE + ",'Item':{'pk':{'S':'there'}},'ConditionExpression':'attribute_not_exists(pk)'}",
                        400),
                new Request(
                        "PutItem", TABLE + ",'Item':{'pk':{'S':'missing'}},'Expected':{'v':{'Value':{'N':'1'}}}}", 400),
                new Request(
                        "UpdateItem",
                        THERE + ",'UpdateExpression':'REMOVE v','ConditionExpression':'attribute_not_exists(v)'}",
                        400),
                new Request("DeleteItem", MISSING + "}"),
                new Request("DeleteItem", THERE + ",'ConditionExpression':'attribute_not_exists(pk)'}", 400),
                new Request("DeleteItem", THERE + ",'Expected':{'v':{'Exists':false}}}", 400),
                new Request(
                        "BatchWriteItem",
                        "{'RequestItems':{'Kept':[{'PutRequest':{'Item':" + ITEM
                                + "}},{'DeleteRequest':{'Key':{'pk':{'S':'missing'}}}}]}}"));
    }

    private static List<Request> transactionsWithoutEffect() {
        return List.of(
                Request.transaction(200, "{'Put':" + TABLE + ",'Item':" + ITEM + "}}"),
                Request.transaction(
                        200, "{'Update':" + THERE + ",'UpdateExpression':'SET v = v'}}", "{'Delete':" + MISSING + "}}"),
                Request.transaction(
                        200, "{'ConditionCheck':" + THERE + ",'ConditionExpression':'attribute_exists(pk)'}}"),
                Request.transaction(
                        400,
                        "{'Put':" + TABLE + ",'Item':{'pk':{'S':'new'}}}}",
                        "{'Delete':" + THERE + "}}",
                        "{'ConditionCheck':" + MISSING + ",'ConditionExpression':'attribute_exists(pk)'}}"));
    }

    private static List<Request> reads() {
        return List.of(
                new Request("GetItem", THERE + ",'ConsistentRead':true}"),
                new Request("Scan", TABLE + "}"),
                new Request(
                        "Query",
                        TABLE
                                + ",'KeyConditionExpression':'pk = :k','ExpressionAttributeValues':{':k':{'S':'there'}}}"),
                new Request("BatchGetItem", "{'RequestItems':{'Kept':{'Keys':[{'pk':{'S':'there'}}]}}}"),
                new Request("TransactGetItems", "{'TransactItems':[{'Get':" + THERE + "}}]}"));
    }

    @ParameterizedTest
    @EnumSource
    void whatChangesNoItemLeavesNoRecord(ViewType view) {
        StreamHandle stream = server.createTable("Kept", view.name());
        server.succeed("PutItem", TABLE + ",'Item':" + ITEM + "}");
        String latest = stream.latest(stream.openShard());
        for (List<Request> requests :
                List.of(updatesWithoutEffect(), writesWithoutEffect(), transactionsWithoutEffect(), reads())) {
            for (Request request : requests) {
                assertThat(server.call(request.operation(), request.body()).status())
                        .as(request.toString())
                        .isEqualTo(request.status());
                assertThat(stream.page(latest).path("Records"))
                        .as("%s leaves no record", request)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatLooksLikeThemButChangesAnItemLeavesOne(ViewType view) {
        StreamHandle stream = server.createTable("Kept", view.name());
        server.succeed("PutItem", TABLE + ",'Item':" + ITEM + "}");
        String latest = stream.latest(stream.openShard());

        server.succeed("UpdateItem", MISSING + "}");
        server.succeed(
                "UpdateItem",
                THERE + ",'UpdateExpression':'SET l = :v',"
                        + "'ExpressionAttributeValues':{':v':{'L':[{'N':'2'},{'N':'1'}]}}}");
        server.succeed("UpdateItem", THERE + ",'UpdateExpression':'REMOVE v'}");
        server.succeed("PutItem", TABLE + ",'Item':{'pk':{'S':'there'}}}");

        assertThat(StreamHandle.events(stream.drain(latest))).containsExactly("INSERT", "MODIFY", "MODIFY", "MODIFY");
    }
}
