package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.JsonConnection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One run of one sequence: a server, the model of what it must hold, and how the tables are called there. Not thread-safe. */
final class Session {
    private final Server server;
    private final String prefix;
    private final Map<String, ModelTable> tables = new LinkedHashMap<>();
    private final Set<String> spentTokens = new TreeSet<>();
    private long callCount;

    Session(Server server, String prefix, List<TableShape> shapes) {
        this.server = server;
        this.prefix = prefix;
        shapes.forEach(shape -> tables.put(shape.name(), new ModelTable(shape)));
    }

    Server server() {
        return server;
    }

    /** The table's name on the server. */
    String name(String table) {
        return prefix + table;
    }

    ModelTable table(String table) {
        ModelTable found = tables.get(table);
        if (found == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return found;
    }

    Collection<ModelTable> tables() {
        return tables.values();
    }

    /** A token as it is sent: of this session alone, however often its sequence is played. */
    String token(String token) {
        return prefix + token;
    }

    /** Tokens of transactions that succeeded. */
    Set<String> spentTokens() {
        return spentTokens;
    }

    JsonConnection.Answer call(String operation, ObjectNode request) {
        callCount++;
        return server.call(operation, request);
    }

    /** Requests sent so far. */
    long callCount() {
        return callCount;
    }

    /** Sends a request that must succeed. */
    JsonNode succeed(String operation, ObjectNode request) {
        JsonConnection.Answer answer = call(operation, request);
        if (answer.status() != 200) {
            throw new Difference(line(operation, request) + "\n  was refused: " + answer.body());
        }
        return answer.body();
    }

    /** Sends a request that must fail in this way, and gives the answer. */
    JsonNode fail(String operation, ObjectNode request, String errorType, String reason) {
        JsonConnection.Answer answer = call(operation, request);
        if (answer.status() != 400 || !answer.errorType().equals(errorType)) {
            throw Difference.between(
                    line(operation, request), errorType + ", because " + reason, answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** A request as a line for a shell. */
    static String line(String operation, ObjectNode request) {
        String service = operation.matches("ListStreams|DescribeStream|GetShardIterator|GetRecords")
                ? "dynamodbstreams"
                : "dynamodb";
        String command = operation.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        String json = request.toString().replace("'", "'\\''");
        return "aws " + service + " " + command + " --cli-input-json '" + json + "'";
    }
}
