package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other emulators get wrong in section C of the specification: what a record holds, and when there is none. */
class PeersRecordsIT {
    private static final String TABLE = "Peers";
    private static final String KEY = "'pk':{'S':'k'}";

    private final StreamServer server = StreamServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private static List<WritePath> writing() {
        return WritePath.writing();
    }

    @Test
    @DisplayName(
            "C1, DynamoDB Local: eventID is a dashed UUID, ApproximateCreationDateTime is rounded down to the minute")
    void anEventIdIs32HexDigitsAndATimeIsASecond() {
        StreamHandle stream = server.createTable(TABLE, "NEW_IMAGE");
        server.advance("PT1M17.9S");
        server.put(TABLE, "k", 1);

        JsonNode record = stream.all().get(0);
        assertThat(record.path("eventID").asText()).matches("[0-9a-f]{32}");
        assertThat(record.at("/dynamodb/ApproximateCreationDateTime").decimalValue())
                .isEqualByComparingTo(
                        BigDecimal.valueOf(Instant.parse(StreamServer.START).getEpochSecond() + 77));
    }

    @Test
    @DisplayName("C1, DynamoDB Local: awsRegion is ddblocal; moto: awsRegion fixed us-east-1")
    void theRegionIsThatOfTheTable() throws IOException {
        RawRequest create = RawRequest.call(
                "CreateTable",
                Json.quoted("{'TableName':'" + TABLE + "','BillingMode':'PAY_PER_REQUEST',"
                                + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                                + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],"
                                + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}")
                        .toString());
        RawAnswer created = RawConnection.once(
                server.endpoint(),
                create.with("Authorization", RawRequest.AUTHORIZATION.replace("us-east-1", "eu-north-1")));
        StreamHandle stream = new StreamHandle(
                server,
                Json.parse(created.text())
                        .at("/TableDescription/LatestStreamArn")
                        .asText());
        server.put(TABLE, "k", 1);

        assertThat(stream.arn()).startsWith("arn:aws:dynamodb:eu-north-1:000000000000:table/");
        assertThat(stream.all().get(0).path("awsRegion").asText()).isEqualTo("eu-north-1");
    }

    @ParameterizedTest
    @MethodSource("writing")
    @DisplayName(
            "C1, moto: eventVersion 1.0, SizeBytes = JSON text length; Alternator: eventSource scylladb:alternator, "
                    + "no SizeBytes; LocalStack: missing eventID, missing SequenceNumber")
    void everyMemberIsThereAndHoldsWhatAwsSays(WritePath path) {
        StreamHandle stream = server.createTable(TABLE, "NEW_AND_OLD_IMAGES");
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'1'}"));

        JsonNode record = stream.all().get(0);
        assertThat(record.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "eventID", "eventName", "eventVersion", "eventSource", "awsRegion", "dynamodb");
        assertThat(record.path("eventVersion").asText()).isEqualTo("1.1");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
        assertThat(record.path("dynamodb").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "ApproximateCreationDateTime",
                        "Keys",
                        "NewImage",
                        "SequenceNumber",
                        "SizeBytes",
                        "StreamViewType");
        // The key twice, and a name and a number of one digit: 3 + 3 + 1 + 2.
        assertThat(record.at("/dynamodb/SizeBytes").asInt()).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("writing")
    @DisplayName("C2, dynoxide's recorder does not compare images: an identical Put becomes MODIFY")
    void anIdenticalWriteLeavesNoRecord(WritePath path) {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'1'}"));
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'1'}"));

        assertThat(StreamHandle.events(stream.all())).containsExactly("INSERT");
    }

    @ParameterizedTest
    @MethodSource("writing")
    @DisplayName("C2, Alternator needs a compatibility flag for suppression and for INSERT/MODIFY")
    void aWriteOverAnItemIsAModifyAndOneOverNoneAnInsert(WritePath path) {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'1'}"));
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'2'}"));
        WritePath.DELETE_ITEM.apply(server, TABLE, KEY, Map.of());
        path.apply(server, TABLE, KEY, Map.of("v", "{'N':'2'}"));

        assertThat(StreamHandle.events(stream.all())).containsExactly("INSERT", "MODIFY", "REMOVE", "INSERT");
    }

    @Test
    @DisplayName("C2, DynamoDB Local: REMOVE on a missing item creates a key-only item and emits INSERT")
    void removingFromAMissingItemCreatesNothing() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        server.succeed("UpdateItem", "{'TableName':'" + TABLE + "','Key':{" + KEY + "},'UpdateExpression':'REMOVE a'}");
        server.succeed(
                "UpdateItem",
                "{'TableName':'" + TABLE + "','Key':{" + KEY + "},'AttributeUpdates':{'a':{'Action':'DELETE'}}}");

        assertThat(stream.all()).isEmpty();
        assertThat(server.succeed("Scan", "{'TableName':'" + TABLE + "'}")
                        .path("Count")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("C3, DynamoDB Local did not keep the request order of batches")
    void aBatchKeepsTheOrderOfTheRequest() {
        StreamHandle stream = server.createTable(TABLE, "KEYS_ONLY");
        StringBuilder puts = new StringBuilder();
        for (int index = 24; index >= 0; index--) {
            puts.append(puts.isEmpty() ? "" : ",")
                    .append("{'PutRequest':{'Item':{'pk':{'S':'")
                    .append((index * 7) % 25)
                    .append("'}}}}");
        }
        server.succeed("BatchWriteItem", "{'RequestItems':{'" + TABLE + "':[" + puts + "]}}");

        List<String> keys = StreamHandle.keys(stream.all());
        assertThat(keys).hasSize(25);
        for (int index = 0; index < 25; index++) {
            assertThat(keys.get(index)).isEqualTo(Integer.toString((24 - index) * 7 % 25));
        }
    }
}
