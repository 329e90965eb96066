package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tables on a server, on which one sequence is played after the other; between two of them they are empty.
 *
 * <p>Not thread-safe. After a difference a world is of no more use.
 */
final class World {
    private static final int BATCH_COUNT_MAX = 25;
    private static final int TABLE_POLL_COUNT_MAX = 2_000;

    private final Server server;
    private final String prefix;
    private final List<TableShape> shapes;
    private final Map<String, StreamFollower> streams = new LinkedHashMap<>();
    private long callCount;
    private boolean isSpent;

    /** Creates the tables. */
    World(Server server, String prefix, List<TableShape> shapes) {
        this.server = server;
        this.prefix = prefix;
        this.shapes = shapes;
        Session session = session();
        for (TableShape shape : shapes) {
            session.succeed("CreateTable", shape.createRequest(session.name(shape.name())));
        }
        for (TableShape shape : shapes) {
            streams.put(
                    shape.name(),
                    new StreamFollower(awaitActive(session, session.name(shape.name()))
                            .path("LatestStreamArn")
                            .asText()));
        }
    }

    List<TableShape> shapes() {
        return shapes;
    }

    /** Requests sent for finished sequences. */
    long callCount() {
        return callCount;
    }

    /** Whether the last sequence has left the tables with other indexes. */
    boolean isSpent() {
        return isSpent;
    }

    /** A session on these tables, which must be empty. */
    Session session() {
        return new Session(server, prefix, shapes);
    }

    private static JsonNode awaitActive(Session session, String tableName) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("TableName", tableName);
        for (int poll = 0; poll < TABLE_POLL_COUNT_MAX; poll++) {
            JsonNode table = session.succeed("DescribeTable", request).path("Table");
            if (table.path("TableStatus").asText().equals("ACTIVE")) {
                return table;
            }
        }
        throw new Difference("table " + tableName + " does not become ACTIVE");
    }

    /**
     * Reads all there is, empties the tables, and reads the streams. That nothing is left is taken from the counts; an entry
     * that should have gone would be found by the next sequence.
     */
    void finish(Session session) {
        readAll(session);
        for (ModelTable table : session.tables()) {
            List<Write> deletions = new ArrayList<>();
            for (Item item : table.items()) {
                deletions.add(new Write(
                        Write.Kind.DELETE,
                        table.shape().name(),
                        table.shape().key(item),
                        List.of(),
                        null,
                        "NONE",
                        false));
            }
            for (int from = 0; from < deletions.size(); from += BATCH_COUNT_MAX) {
                int to = Math.min(deletions.size(), from + BATCH_COUNT_MAX);
                new BatchWriteStep(deletions.subList(from, to)).run(session);
            }
        }
        streams.forEach((name, stream) -> {
            ModelTable table = session.table(name);
            StreamComparison.check(table, stream.next(session, table.changes().size()));
        });
        session.tables().forEach(table -> checkDescription(session, table));
        callCount += session.callCount();
        isSpent = session.tables().stream().anyMatch(table -> !shapes.contains(table.shape()));
    }

    private static void readAll(Session session) {
        for (ModelTable table : session.tables()) {
            TableShape shape = table.shape();
            ScanStep.whole(shape.name(), null).run(session);
            shape.indexes()
                    .forEach(index -> ScanStep.whole(shape.name(), index.name()).run(session));
            checkDescription(session, table);
        }
    }

    /** Counts and sizes are live (source: limits.md, Item size). */
    private static void checkDescription(Session session, ModelTable table) {
        TableShape shape = table.shape();
        JsonNode description = session.succeed(
                        "DescribeTable",
                        JsonNodeFactory.instance.objectNode().put("TableName", session.name(shape.name())))
                .path("Table");
        Difference.check(
                () -> "ItemCount of " + shape.name(),
                table.items().size(),
                description.path("ItemCount").asInt(-1));
        Difference.check(
                () -> "TableSizeBytes of " + shape.name(),
                table.items().stream().mapToInt(Item::sizeBytes).sum(),
                description.path("TableSizeBytes").asInt(-1));
        for (String member : List.of("LocalSecondaryIndexes", "GlobalSecondaryIndexes")) {
            for (JsonNode index : description.path(member)) {
                String name = index.path("IndexName").asText();
                Difference.check(
                        () -> "ItemCount of " + shape.name() + "/" + name,
                        new View(session, shape.name(), name).entries().size(),
                        index.path("ItemCount").asInt(-1));
            }
        }
    }

    /** Deletes the tables. */
    void delete() {
        Session session = session();
        for (TableShape shape : shapes) {
            session.succeed(
                    "DeleteTable", JsonNodeFactory.instance.objectNode().put("TableName", session.name(shape.name())));
        }
    }
}
