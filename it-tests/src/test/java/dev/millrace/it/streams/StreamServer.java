package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.admin.AdminCalls;
import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.JsonConnection;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.server.MillraceOptions;
import java.net.URI;
import java.util.function.UnaryOperator;

/** A server of one test with a connection to it; in this JVM with a clock that stands still. Not thread-safe. */
final class StreamServer implements AutoCloseable {
    /** What the clock shows first. */
    static final String START = "2030-01-01T00:00:00Z";

    private final RunningServer server;
    private final JsonConnection connection;
    private final AdminCalls admin;

    private StreamServer(RunningServer server) {
        this.server = server;
        this.connection = new JsonConnection(server.endpoint());
        this.admin = new AdminCalls(server.endpoint());
    }

    /** With one shard a stream. */
    static StreamServer start() {
        return start(options -> options);
    }

    static StreamServer start(UnaryOperator<MillraceOptions.Builder> choice) {
        StreamServer started = new StreamServer(InProcessServer.start(choice));
        started.admin.post("clock", "{'freeze':true}");
        started.setClock(START);
        return started;
    }

    /** One that already runs, whose clock is left alone. */
    static StreamServer of(RunningServer server) {
        return new StreamServer(server);
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** One call, written with single quotes, whatever its answer. */
    JsonConnection.Answer call(String operation, String request) {
        return connection.call(operation, Json.quoted(request));
    }

    /** One call that must succeed. */
    JsonNode succeed(String operation, String request) {
        return connection.succeed(operation, Json.quoted(request));
    }

    /** One call that must be refused with HTTP 400, this type and a message with this text in it. */
    void refuse(String operation, String request, String type, String text) {
        JsonConnection.Answer answer = call(operation, request);
        assertThat(answer.status()).as("%s %s: %s", operation, request, answer).isEqualTo(400);
        assertThat(answer.errorType())
                .as("%s %s: %s", operation, request, answer)
                .isEqualTo(type);
        assertThat(answer.body()
                        .path("message")
                        .asText(answer.body().path("Message").asText()))
                .as("%s %s", operation, request)
                .contains(text);
    }

    /** Makes a table with the string key {@code pk} and a stream. */
    StreamHandle createTable(String table, String viewType) {
        return createTable(table, "S", viewType);
    }

    StreamHandle createTable(String table, String keyType, String viewType) {
        JsonNode created = succeed(
                "CreateTable",
                "{'TableName':'" + table + "','BillingMode':'PAY_PER_REQUEST',"
                        + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'" + keyType + "'}],"
                        + streamOn(viewType) + "}");
        return stream(created);
    }

    /** Turns the stream of a table on, which has none. */
    StreamHandle enable(String table, String viewType) {
        return stream(succeed("UpdateTable", "{'TableName':'" + table + "'," + streamOn(viewType) + "}"));
    }

    void disable(String table) {
        succeed("UpdateTable", "{'TableName':'" + table + "','StreamSpecification':{'StreamEnabled':false}}");
    }

    void deleteTable(String table) {
        succeed("DeleteTable", "{'TableName':'" + table + "'}");
    }

    private static String streamOn(String viewType) {
        return "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + viewType + "'}";
    }

    private StreamHandle stream(JsonNode answer) {
        return new StreamHandle(
                this, answer.at("/TableDescription/LatestStreamArn").asText());
    }

    /** Puts an item whose only other attribute is the number {@code v}. */
    void put(String table, String key, int value) {
        succeed("PutItem", "{'TableName':'" + table + "','Item':{'pk':{'S':'" + key + "'},'v':{'N':'" + value + "'}}}");
    }

    /** Moves the clock, and does what falls due on the way. */
    void advance(String duration) {
        admin.post("clock", "{'advance':'" + duration + "'}");
    }

    void setClock(String instant) {
        admin.post("clock", "{'set':'" + instant + "'}");
    }

    JsonNode rotate(String table) {
        return admin.post("streams/rotate", "{'table':'" + table + "'}");
    }

    JsonNode split(String table) {
        return admin.post("streams/split", "{'table':'" + table + "'}");
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
