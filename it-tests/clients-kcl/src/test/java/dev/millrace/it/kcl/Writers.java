package dev.millrace.it.kcl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writers that raise the version of items, each of its own ones, until they are told to stop. */
final class Writers implements AutoCloseable {
    private static final int ITEMS_PER_WRITER_COUNT = 25;

    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final DynamoDbClient tables;
    private final String table;
    private final int writerCount;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean stopped;

    Writers(DynamoDbClient tables, String table, int writerCount) {
        this.tables = tables;
        this.table = table;
        this.writerCount = writerCount;
        threads = Executors.newFixedThreadPool(writerCount);
    }

    /** Makes one write, before {@link #start}. */
    void writeOnce() {
        write("writer-0", 0);
    }

    void start() {
        for (int writer = 0; writer < writerCount; writer++) {
            String name = "writer-" + writer;
            running.add(threads.submit(() -> {
                for (int turn = 0; !stopped; turn++) {
                    write(name, turn);
                }
            }));
        }
    }

    private void write(String writer, int turn) {
        String item = writer + "-item-" + turn % ITEMS_PER_WRITER_COUNT;
        int version = versions.getOrDefault(item, 0) + 1;
        tables.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS(item)))
                .updateExpression("ADD version :one SET writer = :writer")
                .expressionAttributeValues(
                        Map.of(":one", AttributeValue.fromN("1"), ":writer", AttributeValue.fromS(writer))));
        versions.put(item, version);
        count.incrementAndGet();
    }

    /** How many writes have been acknowledged so far. */
    int count() {
        return count.get();
    }

    /** Ends the writing and tells the last version of each item. */
    Map<String, Integer> stop() throws InterruptedException, ExecutionException, TimeoutException {
        stopped = true;
        for (Future<?> writer : running) {
            writer.get(30, TimeUnit.SECONDS);
        }
        return Map.copyOf(versions);
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
