package dev.millrace.streams.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.streams.StreamSettings;
import dev.millrace.streams.StreamsFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writers, dispatcher and function on threads of their own. */
class TriggerConcurrencyTest {
    private static final int WRITER_COUNT = 4;
    private static final int WRITES_PER_WRITER = 1000;

    private final StreamsFixture it =
            new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT.withRotation(Duration.ZERO));
    private final ExecutorService pool = Executors.newFixedThreadPool(2);
    private final ExecutorService functions = Executors.newFixedThreadPool(2);
    private final ExecutorService writers = Executors.newFixedThreadPool(WRITER_COUNT);
    private final Map<String, List<String>> handled = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        writers.shutdownNow();
        functions.shutdownNow();
        pool.shutdownNow();
        it.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void everyChangeIsHandledOnceAndInOrderPerItem(int lanes)
            throws InterruptedException, ExecutionException, TimeoutException {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        String arn = StreamsFixture.arn(table);
        try (TriggerService triggers = new TriggerService(
                it.store, it.streams, it.clock, name -> this::invoke, name -> null, pool, new Random(1))) {
            String uuid = triggers.create(
                            arn,
                            TriggerFixture.FUNCTION,
                            StartingPosition.LATEST,
                            MappingSettings.DEFAULT
                                    .change()
                                    .parallelizationFactor(lanes)
                                    .build(),
                            true)
                    .uuid();
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < WRITER_COUNT; writer++) {
                int id = writer;
                writing.add(writers.submit(() -> write(table, id)));
            }
            it.streams.resharder().rotate(arn, it.clock.instant());
            it.streams.resharder().split(arn, null, it.clock.instant());
            for (Future<?> one : writing) {
                one.get(1, TimeUnit.MINUTES);
            }
            triggers.caughtUp(uuid).toCompletableFuture().get(1, TimeUnit.MINUTES);

            assertThat(triggers.report(uuid).lagRecords()).isZero();
            assertThat(triggers.report(uuid).counts().recordsHandled())
                    .isEqualTo((long) WRITER_COUNT * WRITES_PER_WRITER);
        }
        int count = 0;
        for (List<String> versions : handled.values()) {
            assertThat(versions).doesNotHaveDuplicates().isSorted();
            count += versions.size();
        }
        assertThat(count).isEqualTo(WRITER_COUNT * WRITES_PER_WRITER);
    }

    private void write(TableDefinition table, int writer) {
        for (int index = 0; index < WRITES_PER_WRITER; index++) {
            it.put(
                    table,
                    StreamsFixture.item("w" + writer + "-" + index % 20, "version", String.valueOf(100_000 + index)));
        }
    }

    private CompletableFuture<InvocationOutcome> invoke(Invocation invocation) {
        return CompletableFuture.supplyAsync(
                () -> {
                    for (JsonNode record :
                            FakeFunction.json(invocation.payload()).get("Records")) {
                        handled.computeIfAbsent(record.at("/dynamodb/Keys/pk/S").asText(), key -> new ArrayList<>())
                                .add(record.at("/dynamodb/NewImage/version/S").asText());
                    }
                    return FakeFunction.ok();
                },
                functions);
    }
}
