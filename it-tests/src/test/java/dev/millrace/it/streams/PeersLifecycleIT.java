package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other emulators get wrong in section A of the specification: turning on and off, listing, describing, expiry. */
class PeersLifecycleIT {
    private static final String TABLE = "Peers";
    private static final String UNKNOWN_ARN =
            "arn:aws:dynamodb:us-east-1:000000000000:table/Peers/stream/2020-01-01T00:00:00.000";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static String specification(String viewType) {
        return "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + viewType + "'}";
    }

    @Test
    @DisplayName("A2, DynamoDB Local accepts StreamViewType \"Fisk\" on CreateTable")
    void anUnknownViewTypeIsRefusedOnCreateTable() {
        server.refuse(
                "CreateTable",
                "{'TableName':'" + TABLE + "','BillingMode':'PAY_PER_REQUEST',"
                        + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}]," + specification("Fisk")
                        + "}",
                "ValidationException",
                "Value 'Fisk' at 'streamSpecification.streamViewType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set:");
        assertThat(server.succeed("ListTables", "{}").path("TableNames")).isEmpty();
    }

    @Test
    @DisplayName("A2, DynamoDB Local checks table state before the enum on UpdateTable")
    void anUnknownViewTypeIsRefusedBeforeTheStateIsLookedAt() {
        server.createTable(TABLE, "KEYS_ONLY");
        for (String table : List.of(TABLE, "Missing")) {
            server.refuse(
                    "UpdateTable",
                    "{'TableName':'" + table + "'," + specification("Fisk") + "}",
                    "ValidationException",
                    "Value 'Fisk' at 'streamSpecification.streamViewType'");
        }
    }

    @Test
    @DisplayName("A2, DynamoDB Local: its text lacks \": TableName: x\"")
    void theTextNamesTheTable() {
        server.createTable(TABLE, "KEYS_ONLY");
        server.refuse(
                "UpdateTable",
                "{'TableName':'" + TABLE + "'," + specification("KEYS_ONLY") + "}",
                "ValidationException",
                "Table already has an enabled stream: TableName: " + TABLE);
    }

    @Test
    @DisplayName("A3, Alternator purges the old stream on re-enable; dynoxide: one stream per table")
    void theOldStreamStaysBesideTheNewOne() {
        StreamHandle old = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);
        server.disable(TABLE);
        StreamHandle fresh = server.enable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 2);

        assertThat(StreamHandle.values(old.all())).containsExactly("1");
        assertThat(StreamHandle.values(fresh.all())).containsExactly("2");
        assertThat(listed()).containsExactly(fresh.arn(), old.arn());
    }

    @Test
    @DisplayName("A3, moto and LocalStack v1 forget the stream on disable and on table deletion")
    void theStreamOfADisabledOrDeletedTableIsNotForgotten() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.put(TABLE, "k", 1);
        server.disable(TABLE);
        assertThat(StreamHandle.values(stream.all())).containsExactly("1");
        assertThat(stream.status()).isEqualTo("DISABLED");
        server.deleteTable(TABLE);
        assertThat(StreamHandle.values(stream.all())).containsExactly("1");
        assertThat(listed()).containsExactly(stream.arn());
    }

    private List<String> listed() {
        return server.succeed("ListStreams", "{'TableName':'" + TABLE + "'}")
                .path("Streams")
                .findValuesAsText("StreamArn");
    }

    @Test
    @DisplayName("A4, DynamoDB Local ignores a malformed ExclusiveStartStreamArn (200) and a too short TableName")
    void aMalformedStartAndAShortNameAreRefused() {
        server.refuse(
                "ListStreams",
                "{'ExclusiveStartStreamArn':'" + "x".repeat(40) + "'}",
                "ValidationException",
                "Invalid StreamArn");
        server.refuse(
                "ListStreams",
                "{'TableName':'ab'}",
                "ValidationException",
                "'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3");
    }

    @Test
    @DisplayName("A5, DynamoDB Local: ResourceNotFound for a malformed ARN")
    void aMalformedArnIsNotAnUnknownOne() {
        server.refuse(
                "DescribeStream", "{'StreamArn':'" + "x".repeat(40) + "'}", "ValidationException", "Invalid StreamArn");
        server.refuse(
                "DescribeStream",
                "{'StreamArn':'" + UNKNOWN_ARN + "'}",
                "ResourceNotFoundException",
                "Requested resource not found: Stream: " + UNKNOWN_ARN + " not found");
    }

    @Test
    @DisplayName("A5, DynamoDB Local: CHILD_SHARDS without ShardId returns 200 empty")
    void aFilterWithoutItsShardIsRefused() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        server.refuse(
                "DescribeStream",
                "{'StreamArn':'" + stream.arn() + "','ShardFilter':{'Type':'CHILD_SHARDS'}}",
                "ValidationException",
                "hardFilter");
    }

    @Test
    @DisplayName("A5, dynoxide ignores paging; moto ignores paging and filter")
    void pagingAndFilterAreObserved() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        String root = stream.openShard();
        server.rotate(TABLE);
        server.rotate(TABLE);
        List<JsonNode> shards = stream.shards();

        JsonNode page = server.succeed("DescribeStream", "{'StreamArn':'" + stream.arn() + "','Limit':2}")
                .path("StreamDescription");
        assertThat(page.path("Shards")).hasSize(2);
        assertThat(page.path("LastEvaluatedShardId").asText()).isEqualTo(StreamHandle.id(shards.get(1)));
        assertThat(stream.shards(2)).isEqualTo(shards);
        assertThat(stream.children(root)).containsExactly(shards.get(1));
    }

    @Test
    @DisplayName("A6, DynamoDB Local emits TTL deletes as UNKNOWN_TO_SDK_VERSION without userIdentity; "
            + "dynoxide sends principalId in lower case on the GetRecords wire")
    void anExpiryIsARemoveByTheServiceInTheCasingOfGetRecords() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        WritePath.TIME_TO_LIVE.prepare(server, TABLE);
        server.succeed(
                "PutItem",
                "{'TableName':'" + TABLE + "','Item':{'pk':{'S':'k'},'" + WritePath.UNTIL + "':" + WritePath.UNTIL_VALUE
                        + "}}");
        server.advance("PT1H1M");

        JsonNode removal = stream.all().get(1);
        assertThat(removal.path("eventName").asText()).isEqualTo("REMOVE");
        assertThat(removal.path("userIdentity").toString())
                .isEqualTo("{\"PrincipalId\":\"dynamodb.amazonaws.com\",\"Type\":\"Service\"}");
    }
}
