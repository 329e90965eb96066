package dev.millrace.streams.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.streams.StreamSettings;
import dev.millrace.streams.StreamsFixture;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/** A table with a stream, one function, one destination, and triggers that run on the test's own thread. */
final class TriggerFixture implements AutoCloseable {
    static final String FUNCTION = "arn:aws:lambda:eu-west-1:000000000000:function:handler";
    static final String QUEUE = "arn:aws:sqs:eu-west-1:000000000000:failures";

    final StreamsFixture it;
    final TableDefinition table;
    final String streamArn;
    final ManualPool pool = new ManualPool();
    final FakeFunction function = new FakeFunction();
    final FakeDestination queue = new FakeDestination();
    TriggerService triggers;

    TriggerFixture() {
        this(StreamSettings.DEFAULT.withRotation(Duration.ZERO), StreamViewType.NEW_AND_OLD_IMAGES);
    }

    TriggerFixture(StreamSettings settings, StreamViewType viewType) {
        it = new StreamsFixture(new MemoryStore(), settings);
        table = it.createTable("music", viewType);
        streamArn = StreamsFixture.arn(table);
        triggers = start(1);
    }

    /** Settings to begin with: everything by default, but for the failure destination. */
    static MappingSettings.Builder settings() {
        return MappingSettings.DEFAULT.change().onFailureDestination(QUEUE);
    }

    String create(MappingSettings.Builder settings) {
        return create(settings, StartingPosition.TRIM_HORIZON);
    }

    String create(MappingSettings.Builder settings, StartingPosition position) {
        String uuid = triggers.create(streamArn, FUNCTION, position, settings.build(), true)
                .uuid();
        pool.settle();
        return uuid;
    }

    void put(String... keys) {
        for (String key : keys) {
            it.put(table, StreamsFixture.item(key, "v", counter++));
        }
    }

    private int counter;

    /** Writes, and lets the triggers do all they can. */
    void putAndSettle(String... keys) {
        put(keys);
        pool.settle();
    }

    void advance(Duration step) {
        it.clock.advance(step);
        pool.settle();
    }

    /** As often as there may be something to wait for. */
    void advanceInSteps(int count, Duration step) {
        for (int index = 0; index < count; index++) {
            advance(step);
        }
    }

    /** As after a crash: nothing of the old service runs any more. */
    void restart() {
        triggers.close();
        pool.settle();
        triggers = start(2);
        pool.settle();
    }

    void assertCaughtUp(String uuid) {
        CompletionStage<Void> caughtUp = triggers.caughtUp(uuid);
        pool.settle();
        assertThat(caughtUp.toCompletableFuture()).isCompleted();
    }

    boolean isCaughtUp(String uuid) {
        CompletionStage<Void> caughtUp = triggers.caughtUp(uuid);
        pool.settle();
        return caughtUp.toCompletableFuture().isDone();
    }

    List<List<String>> batches() {
        return function.batches();
    }

    private TriggerService start(long seed) {
        return new TriggerService(
                it.store,
                it.streams,
                it.clock,
                arn -> arn.endsWith("missing") ? null : function,
                arn -> arn.equals(QUEUE) ? queue : null,
                pool,
                new Random(seed));
    }

    @Override
    public void close() {
        triggers.close();
        pool.settle();
        it.close();
    }
}
