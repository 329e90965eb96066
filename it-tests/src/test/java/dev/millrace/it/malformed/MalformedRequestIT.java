package dev.millrace.it.malformed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no client sends are answered as AWS answers them, and the next request finds the server well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestIT {
    private static final String CORAL_SERVICE = "{\"__type\":\"com.amazon.coral.service#";
    // Source: recorded AWS answers; the texts' checksums are 3948637019 and 1368724161.
    private static final String NO_JSON = CORAL_SERVICE + "SerializationException\"}";
    private static final String UNKNOWN = CORAL_SERVICE + "UnknownOperationException\"}";
    private static final int BRACKET_COUNT = 1_000_000;
    private static final int BODY_SIZE_MAX = 16 * 1024 * 1024;

    private @Nullable RunningServer server;

    /** One request and its answer; a null body says that only the type may be relied on. */
    record Case(
            String claim,
            RawRequest request,
            int status,
            @Nullable String body,
            String type) {
        static Case exact(String claim, RawRequest request, int status, String body) {
            return new Case(claim, request, status, body, "");
        }

        static Case ofType(String claim, RawRequest request, String type) {
            return new Case(claim, request, 400, null, type);
        }

        /** A value of the wrong JSON type in an otherwise sound PutItem. */
        static Case wrongType(String claim, String body, String message) {
            return exact(
                    claim,
                    RawRequest.call("PutItem", body.replace('\'', '"')),
                    400,
                    CORAL_SERVICE + "SerializationException\",\"Message\":\"" + message + "\"}");
        }

        @Override
        public String toString() {
            return claim;
        }
    }

    @BeforeAll
    void start() {
        server = RunningServer.inMemory();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private URI endpoint() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return server.endpoint();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"broken", "misaddressed", "unsigned", "wrongTypes", "wrongBlobs", "huge"})
    void isRefusedAndTheServerGoesOn(Case example) throws IOException {
        RawAnswer answer = RawConnection.once(endpoint(), example.request());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(example.status());
        if (example.body() == null) {
            assertThat(answer.text()).contains(example.type());
        } else {
            assertThat(answer.text()).isEqualTo(example.body());
        }
        assertThatTheServerIsWell();
    }

    private void assertThatTheServerIsWell() throws IOException {
        RawAnswer next = RawConnection.once(endpoint(), RawRequest.call("ListTables", "{}"));
        assertThat(next.status()).as(next.toString()).isEqualTo(200);
    }

    static Stream<Case> broken() {
        return Stream.of(
                Case.exact("no JSON", RawRequest.call("PutItem", "hello"), 400, NO_JSON),
                Case.exact("JSON cut short", RawRequest.call("PutItem", "{\"TableName\":\"ab"), 400, NO_JSON),
                Case.exact(
                        "JSON cut between members",
                        RawRequest.call("PutItem", "{\"TableName\":\"abc\","),
                        400,
                        NO_JSON),
                Case.exact("comma too many", RawRequest.call("ListTables", "{\"Limit\":1,}"), 400, NO_JSON),
                Case.exact("single quotes", RawRequest.call("ListTables", "{'Limit':1}"), 400, NO_JSON),
                Case.exact(
                        "control character in a string",
                        RawRequest.call("GetItem", "{\"TableName\":\"a\nb\"}"),
                        400,
                        NO_JSON),
                Case.exact("empty body", RawRequest.call("PutItem", ""), 400, NO_JSON),
                Case.ofType("body null", RawRequest.call("PutItem", "null"), "Exception"),
                Case.ofType("body is an array", RawRequest.call("PutItem", "[]"), "Exception"),
                Case.ofType("body is a string", RawRequest.call("PutItem", "\"x\""), "Exception"),
                Case.exact("invalid UTF-8", RawRequest.call("PutItem", invalidUtf8()), 400, NO_JSON),
                Case.exact(
                        "lone surrogate half in UTF-8", RawRequest.call("PutItem", encodedSurrogate()), 400, NO_JSON),
                Case.exact(
                        "lone surrogate half in an escape",
                        RawRequest.call("PutItem", "{\"TableName\":\"Sound\",\"Item\":{\"pk\":{\"S\":\"\\ud800\"}}}"),
                        400,
                        NO_JSON),
                Case.exact("body is zeros", RawRequest.call("PutItem", new byte[64]), 400, NO_JSON));
    }

    private static byte[] invalidUtf8() {
        byte[] body = "{\"TableName\":\"abc\",\"Item\":{\"pk\":{\"S\":\"??\"}}}".getBytes(StandardCharsets.US_ASCII);
        int at = new String(body, StandardCharsets.US_ASCII).indexOf("??");
        body[at] = (byte) 0xC3;
        body[at + 1] = (byte) 0x28;
        return body;
    }

    private static byte[] encodedSurrogate() {
        byte[] body = "{\"TableName\":\"abc\",\"Item\":{\"pk\":{\"S\":\"???\"}}}".getBytes(StandardCharsets.US_ASCII);
        int at = new String(body, StandardCharsets.US_ASCII).indexOf("???");
        body[at] = (byte) 0xED;
        body[at + 1] = (byte) 0xA0;
        body[at + 2] = (byte) 0x80;
        return body;
    }

    static Stream<Case> misaddressed() {
        RawRequest call = RawRequest.call("ListTables", "{}");
        String nothing = "<UnknownOperationException/>\n";
        return Stream.of(
                Case.exact("no target", call.without("X-Amz-Target"), 400, UNKNOWN),
                Case.exact("target without a version", call.with("X-Amz-Target", "ListTables"), 400, UNKNOWN),
                Case.exact("unknown operation", RawRequest.call("DropTable", "{}"), 400, UNKNOWN),
                Case.exact("operation in wrong case", RawRequest.call("listTables", "{}"), 400, UNKNOWN),
                Case.exact(
                        "operation of the other service",
                        call.with("X-Amz-Target", "DynamoDBStreams_20120810.ListTables"),
                        400,
                        UNKNOWN),
                Case.exact(
                        "older version of the service",
                        call.with("X-Amz-Target", "DynamoDB_20111205.ListTables"),
                        400,
                        UNKNOWN),
                Case.exact(
                        "broken JSON is told before the unknown target",
                        RawRequest.call("DropTable", "{"),
                        400,
                        NO_JSON),
                Case.exact("JSON 1.1", call.with("Content-Type", "application/x-amz-json-1.1"), 404, nothing),
                Case.exact("plain text", call.with("Content-Type", "text/plain"), 404, nothing),
                Case.exact("no content type", call.without("Content-Type"), 404, nothing));
    }

    static Stream<Case> unsigned() {
        RawRequest call = RawRequest.call("ListTables", "{}");
        String missing = CORAL_SERVICE
                + "MissingAuthenticationTokenException\",\"message\":\"Request is missing Authentication Token\"}";
        String incomplete = CORAL_SERVICE + "IncompleteSignatureException\",\"message\":\"";
        return Stream.of(
                Case.exact("no authorization", call.without("Authorization"), 400, missing),
                Case.exact("another scheme", call.with("Authorization", "Basic dGVzdDp0ZXN0"), 400, missing),
                Case.exact(
                        "authorization without its parts",
                        call.with("Authorization", "AWS4-HMAC-SHA256"),
                        400,
                        incomplete
                                + "Authorization header requires 'Credential' parameter. "
                                + "Authorization header requires 'Signature' parameter. "
                                + "Authorization header requires 'SignedHeaders' parameter. "
                                + "Authorization=AWS4-HMAC-SHA256\"}"),
                Case.exact(
                        "no date",
                        call.without("X-Amz-Date"),
                        400,
                        incomplete
                                + "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
                                + "Authorization=" + RawRequest.AUTHORIZATION + "\"}"));
    }

    static Stream<Case> wrongTypes() {
        return Stream.of(
                Case.wrongType("number for a string", "{'TableName':1}", "NUMBER_VALUE cannot be converted to String"),
                Case.wrongType(
                        "decimal for a string", "{'TableName':1.5}", "DECIMAL_VALUE cannot be converted to String"),
                Case.wrongType("true for a string", "{'TableName':true}", "TRUE_VALUE cannot be converted to String"),
                Case.wrongType(
                        "false for a string", "{'TableName':false}", "FALSE_VALUE cannot be converted to String"),
                Case.wrongType(
                        "array for a string",
                        "{'TableName':[]}",
                        "Unrecognized collection type class java.lang.String"),
                Case.wrongType(
                        "object for a string",
                        "{'TableName':{}}",
                        "Start of structure or map found where not expected"),
                Case.wrongType("scalar for a map", "{'TableName':'abc','Item':'x'}", "Unexpected field type"),
                Case.wrongType(
                        "array for a map",
                        "{'TableName':'abc','Item':[]}",
                        "Unrecognized collection type java.util.Map<java.lang.String, "
                                + "com.amazonaws.dynamodb.v20120810.AttributeValue>"),
                Case.wrongType(
                        "scalar for a structure in a map",
                        "{'TableName':'abc','Item':{'pk':'x'}}",
                        "Unexpected value type in payload"),
                Case.wrongType(
                        "array for a structure",
                        "{'TableName':'abc','Item':{'pk':[]}}",
                        "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"),
                Case.wrongType(
                        "number for a number's text",
                        "{'TableName':'abc','Item':{'pk':{'N':3}}}",
                        "NUMBER_VALUE cannot be converted to String"),
                Case.wrongType(
                        "scalar for a list", "{'TableName':'abc','Item':{'pk':{'L':'x'}}}", "Unexpected field type"),
                Case.wrongType(
                        "object for a list",
                        "{'TableName':'abc','Item':{'pk':{'L':{}}}}",
                        "Start of structure or map found where not expected"),
                Case.wrongType(
                        "number for a Boolean",
                        "{'TableName':'abc','Item':{'pk':{'BOOL':1}}}",
                        "NUMBER_VALUE cannot be converted to Boolean"),
                Case.wrongType(
                        "other word for a Boolean",
                        "{'TableName':'abc','Item':{'pk':{'BOOL':'perhaps'}}}",
                        "Unexpected token received from parser"));
    }

    static Stream<Case> wrongBlobs() {
        String item = "{'TableName':'abc','Item':{'pk':{'B':%s}}}";
        return Stream.of(
                Case.wrongType(
                        "number for a blob",
                        String.format(item, "1"),
                        "only base-64-encoded strings are convertible to bytes"),
                Case.wrongType(
                        "array for a blob",
                        String.format(item, "[]"),
                        "Unrecognized collection type class java.nio.ByteBuffer"),
                Case.wrongType(
                        "base64 of odd length",
                        String.format(item, "'YQ='"),
                        "Base64 encoded length is expected a multiple of 4 bytes but found: 3"),
                Case.wrongType(
                        "base64 of other characters",
                        String.format(item, "'!!!!'"),
                        "Invalid last non-pad Base64 character dectected"));
    }

    static Stream<Case> huge() {
        String nested = "{\"L\":[".repeat(BRACKET_COUNT / 10) + "{\"S\":\"x\"}" + "]}".repeat(BRACKET_COUNT / 10);
        byte[] tooLarge = ("{\"TableName\":\"abc\",\"Pad\":\"" + "x".repeat(BODY_SIZE_MAX) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                Case.exact(
                        "a megabyte of brackets", RawRequest.call("PutItem", "[".repeat(BRACKET_COUNT)), 400, NO_JSON),
                Case.exact(
                        "a megabyte of braces",
                        RawRequest.call("PutItem", "{\"a\":".repeat(BRACKET_COUNT / 5)),
                        400,
                        NO_JSON),
                Case.ofType(
                        "an unknown member of a megabyte of brackets",
                        RawRequest.call(
                                "PutItem",
                                "{\"X\":" + "[".repeat(BRACKET_COUNT / 2) + "]".repeat(BRACKET_COUNT / 2) + "}"),
                        "Exception"),
                Case.ofType(
                        "a value nested a hundred thousand deep",
                        RawRequest.call("PutItem", "{\"TableName\":\"abc\",\"Item\":{\"pk\":" + nested + "}}"),
                        "Exception"),
                Case.exact("a body over 16 MiB", RawRequest.call("PutItem", tooLarge), 413, ""),
                Case.exact(
                        "a chunked body over 16 MiB",
                        RawRequest.call("PutItem", tooLarge).with("Transfer-Encoding", "chunked"),
                        413,
                        ""));
    }
}
