package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Point 10 of section J: whatever is wrong with a request, it is the caller's mistake (400) and never ours (500). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedInputIT {
    private static final List<String> JUNK = List.of(
            "null",
            "''",
            "' '",
            "'x'",
            "'-1'",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "true",
            "[]",
            "{}",
            "[null]",
            "{'a':null}",
            "'NONE'",
            "'\\u0000'",
            "'|1|'",
            "'arn:aws:dynamodb:us-east-1:000000000000:table/Broken'",
            "'arn:aws:dynamodb:us-east-1:000000000000:table/Broken/stream/2030-13-45T99:99:99.999'",
            "'arn:aws:dynamodb:us-east-1:000000000000:table/Broken/stream/2030-01-01T00:00:00.000|1|AAAA'",
            "'shardId-99999999999999999999-ffffffff'",
            "'shardId-00000000000000000000-00000000'",
            "'9999999999999999999999999999999999999999'",
            "'1999999999999999999999999'",
            "'000000000000000000000'",
            "'" + "9".repeat(4000) + "'",
            "'" + "ä€😀".repeat(300) + "'");

    private final StreamServer server = StreamServer.start();
    private final StreamHandle stream = server.createTable("Broken", "NEW_IMAGE");
    private final String shard = stream.openShard();

    @AfterAll
    void close() {
        server.close();
    }

    private Map<String, String> requests(String operation) {
        String iterator = stream.trimHorizon(shard);
        String arn = "'" + stream.arn() + "'";
        Map<String, String> members = new LinkedHashMap<>();
        switch (operation) {
            case "ListStreams" -> {
                members.put("TableName", "'Broken'");
                members.put("Limit", "10");
                members.put("ExclusiveStartStreamArn", arn);
            }
            case "DescribeStream" -> {
                members.put("StreamArn", arn);
                members.put("Limit", "10");
                members.put("ExclusiveStartShardId", "'" + shard + "'");
                members.put("ShardFilter", "{'Type':'CHILD_SHARDS','ShardId':'" + shard + "'}");
            }
            case "GetShardIterator" -> {
                members.put("StreamArn", arn);
                members.put("ShardId", "'" + shard + "'");
                members.put("ShardIteratorType", "'AFTER_SEQUENCE_NUMBER'");
                members.put(
                        "SequenceNumber",
                        "'" + StreamHandle.start(stream.shards().get(0)) + "'");
            }
            case "GetRecords" -> {
                members.put("ShardIterator", "'" + iterator + "'");
                members.put("Limit", "10");
            }
            default -> throw new IllegalArgumentException(operation);
        }
        return members;
    }

    private static ObjectNode request(Map<String, String> members) {
        List<String> texts = new ArrayList<>();
        members.forEach((name, value) -> texts.add("'" + name + "':" + value));
        return (ObjectNode) Json.quoted("{" + String.join(",", texts) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ListStreams", "DescribeStream", "GetShardIterator", "GetRecords"})
    void anyJunkInAnyMemberIsTheCallersMistake(String operation) throws IOException {
        Map<String, String> members = requests(operation);
        try (RawConnection connection = new RawConnection(server.endpoint())) {
            assertThat(send(connection, operation, request(members).toString()).status())
                    .isEqualTo(200);
            for (String member : members.keySet()) {
                ObjectNode without = request(members);
                without.remove(member);
                assertCallersMistakeAtMost(connection, operation, without.toString());
                for (String junk : JUNK) {
                    Map<String, String> changed = new LinkedHashMap<>(members);
                    changed.put(member, junk);
                    String body = text(changed);
                    assertCallersMistakeAtMost(connection, operation, body);
                    if (member.equals("ShardFilter")) {
                        for (String inner : List.of("Type", "ShardId")) {
                            changed.put(member, "{'" + inner + "':" + junk + "}");
                            assertCallersMistakeAtMost(connection, operation, text(changed));
                            changed.put(
                                    member,
                                    "{'Type':'CHILD_SHARDS','ShardId':'" + shard + "','" + inner + "':" + junk + "}");
                            assertCallersMistakeAtMost(connection, operation, text(changed));
                        }
                    }
                }
            }
            for (String body : List.of("", "null", "[]", "{", "{}", "'x'", "{'StreamArn'", "{'Limit':}", "\u0000")) {
                assertCallersMistakeAtMost(connection, operation, body.replace('\'', '"'));
            }
        }
    }

    private static String text(Map<String, String> members) {
        List<String> texts = new ArrayList<>();
        members.forEach((name, value) -> texts.add("'" + name + "':" + value));
        return ("{" + String.join(",", texts) + "}").replace('\'', '"');
    }

    private static RawAnswer send(RawConnection connection, String operation, String body) throws IOException {
        return connection.send(RawRequest.call(operation, body));
    }

    private static void assertCallersMistakeAtMost(RawConnection connection, String operation, String body)
            throws IOException {
        RawAnswer answer = send(connection, operation, body);
        assertThat(answer.status())
                .as("%s %s was answered %s", operation, body, answer)
                .isIn(200, 400);
        if (answer.status() == 400) {
            String type = Json.parse(answer.text()).path("__type").asText();
            assertThat(type.substring(type.indexOf('#') + 1))
                    .as("%s %s was answered %s", operation, body, answer)
                    .isIn("ValidationException", "SerializationException", "ResourceNotFoundException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateTable", "UpdateTable"})
    void anyJunkInAStreamSpecificationIsTheCallersMistake(String operation) throws IOException {
        String table = operation.equals("UpdateTable")
                ? "{'TableName':'Broken','StreamSpecification':"
                : "{'TableName':'Broken','BillingMode':'PAY_PER_REQUEST','AttributeDefinitions':"
                        + "[{'AttributeName':'pk','AttributeType':'S'}],'KeySchema':"
                        + "[{'AttributeName':'pk','KeyType':'HASH'}],'StreamSpecification':";
        try (RawConnection connection = new RawConnection(server.endpoint())) {
            for (String junk : JUNK) {
                for (String specification : List.of(
                        junk,
                        "{'StreamEnabled':" + junk + "}",
                        "{'StreamViewType':" + junk + "}",
                        "{'StreamEnabled':true,'StreamViewType':" + junk + "}",
                        "{'StreamEnabled':" + junk + ",'StreamViewType':'KEYS_ONLY'}")) {
                    RawAnswer answer = send(connection, operation, (table + specification + "}").replace('\'', '"'));
                    assertThat(answer.status())
                            .as("%s of %s was answered %s", operation, specification, answer)
                            .isEqualTo(400);
                }
            }
        }
    }

    /** A token says where to read, so nobody but the server may write one: every single change is noticed. */
    @Test
    void anIteratorWithAnyCharacterChangedIsRefused() {
        server.put("Broken", "k", 1);
        String token = stream.trimHorizon(shard);
        for (int index = 0; index < token.length(); index++) {
            char changed = token.charAt(index) == 'A' ? 'B' : 'A';
            assertRefused(token.substring(0, index) + changed + token.substring(index + 1));
            assertRefused(token.substring(0, index) + token.substring(index + 1));
        }
        assertRefused(token + "A");
        assertRefused(token + "=");
        assertRefused(token + " ");
        assertThat(stream.page(token).path("Records").isEmpty()).isFalse();
    }

    /** The parts of two valid tokens do not make a third. */
    @Test
    void anIteratorIsBoundToItsStream() {
        StreamHandle other = server.createTable("Other", "NEW_IMAGE");
        String mine = stream.trimHorizon(shard);
        String theirs = other.trimHorizon(other.openShard());

        assertRefused(other.arn() + mine.substring(stream.arn().length()));
        assertRefused(stream.arn() + theirs.substring(other.arn().length()));
    }

    /** Nor is a token of another server with the same table and stream. */
    @Test
    void anIteratorOfAnotherServerIsRefused() {
        try (StreamServer twin = StreamServer.start()) {
            StreamHandle same = twin.createTable("Broken", "NEW_IMAGE");
            assertThat(same.arn()).isEqualTo(stream.arn());
            assertRefused(same.trimHorizon(same.openShard()));
        }
    }

    private void assertRefused(String token) {
        JsonConnection.Answer answer = server.call("GetRecords", request(token));
        assertThat(answer.status()).as("%s was answered %s", token, answer).isEqualTo(400);
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        JsonNode message = answer.body().path("message");
        assertThat(message.asText()).as("%s", token).isEqualTo("Invalid ShardIterator");
    }

    private static String request(String token) {
        return "{'ShardIterator':'" + token + "'}";
    }
}
