package dev.millrace.streams;

import static dev.millrace.protocol.operation.ShardIteratorType.AFTER_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.AT_SEQUENCE_NUMBER;
import static dev.millrace.protocol.operation.ShardIteratorType.LATEST;
import static dev.millrace.protocol.operation.ShardIteratorType.TRIM_HORIZON;
import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long iterators live, what they survive, and how they are refused (source: streams.md D1, D2). */
class ShardIteratorLifeTest {
    private final StreamsFixture it = new StreamsFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void anIteratorExpiresAfterFifteenMinutes() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        String iterator = it.iterator(arn(table), TRIM_HORIZON);
        it.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        String next = it.read(iterator).nextIterator();
        it.clock.advance(Duration.ofMillis(1));

        assertApiError(() -> it.read(iterator), ErrorType.EXPIRED_ITERATOR, "Shard iterator has expired");
        assertThat(it.read(Objects.requireNonNull(next)).records()).isEmpty();
    }

    @Test
    void tokensSurviveReopeningAndGarbageIsRefused() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        it.put(table, item("a"));
        String iterator = it.iterator(arn(table), TRIM_HORIZON);
        try (StreamsFixture reopened = new StreamsFixture(it.store, StreamSettings.DEFAULT)) {
            assertThat(reopened.read(iterator).records()).hasSize(1);
        }
        try (StreamsFixture other = new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT)) {
            // Same first random bytes as the fixture above would be the same secret; this one never saw the stream.
            assertApiError(
                    () -> other.read(iterator),
                    ErrorType.RESOURCE_NOT_FOUND,
                    "Requested resource not found: Stream: " + arn(table) + " not found");
        }
        for (String garbage : List.of("", "x", arn(table) + "|1|", arn(table) + "|1|%", iterator + "A")) {
            assertApiError(() -> it.read(garbage), ErrorType.VALIDATION, "Invalid ShardIterator");
        }
    }

    @Test
    void iteratorsAreRefusedInTheWordsOfTheirMistake() {
        TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
        String arn = arn(table);
        String shardId = it.shards(arn).get(0).shardId();
        String start = it.shards(arn).get(0).sequenceNumberRange().startingSequenceNumber();
        String unknownArn = arn.replace("music", "no-music");

        assertApiError(
                () -> it.iterator(arn, TRIM_HORIZON, start),
                ErrorType.VALIDATION,
                "One or more parameter values were invalid: SequenceNumber should not be passed for this iterator type");
        assertApiError(
                () -> it.iterator(arn, AT_SEQUENCE_NUMBER),
                ErrorType.VALIDATION,
                "One or more parameter values were invalid: Invalid SequenceNumber");
        assertApiError(
                () -> it.iterator(arn, AFTER_SEQUENCE_NUMBER, "100000000000000000000000x"),
                ErrorType.VALIDATION,
                "One or more parameter values were invalid: Invalid SequenceNumber");
        assertApiError(
                () -> it.iterator(arn, AT_SEQUENCE_NUMBER, "1000000000000000000000000"),
                ErrorType.VALIDATION,
                "Invalid SequenceNumber for the shard");
        assertApiError(
                () -> it.streams.shardIterator("music", shardId, LATEST, null, it.clock.instant()),
                ErrorType.VALIDATION,
                "One or more parameter values were invalid: Invalid StreamArn");
        assertApiError(
                () -> it.streams.shardIterator(unknownArn, shardId, LATEST, null, it.clock.instant()),
                ErrorType.RESOURCE_NOT_FOUND,
                "Requested resource not found: Stream: " + unknownArn + " not found");
        assertThatThrownBy(() -> it.streams.shardIterator(
                        arn, "shardId-00000000000000000000-00000000", LATEST, null, it.clock.instant()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.RESOURCE_NOT_FOUND));
    }

    private static AbstractThrowableAssert<?, ?> assertApiError(ThrowingCallable call, ErrorType type, String message) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.type()).isEqualTo(type))
                .hasMessage(message);
    }
}
