package dev.millrace.streams.trigger;

import static dev.millrace.streams.trigger.TriggerFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.streams.StreamsFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final TriggerFixture it = new TriggerFixture();

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void anItemAlwaysHasTheSameLaneAndAllLanesAreUsed() {
        Set<Integer> used = new HashSet<>();
        for (int index = 0; index < 200; index++) {
            var key = StreamsFixture.item("k" + index);
            int lane = LaneReader.laneOf(key, 10);
            assertThat(LaneReader.laneOf(StreamsFixture.item("k" + index), 10)).isEqualTo(lane);
            used.add(lane);
        }
        assertThat(used).hasSize(10);
    }

    @Test
    void lanesAreInvokedBesideEachOtherAndEachInOrder() {
        it.function.hold();
        String uuid = it.create(settings().parallelizationFactor(4).batchSize(2));
        for (int round = 0; round < 3; round++) {
            for (int index = 0; index < 12; index++) {
                it.put("k" + index);
            }
        }
        it.pool.settle();
        assertThat(it.function.heldCount()).isEqualTo(4);
        Set<String> first = new HashSet<>();
        it.batches()
                .forEach(batch -> batch.forEach(
                        key -> assertThat(first.add(key) || batch.size() == 2).isTrue()));

        it.function.letGo();
        while (it.function.heldCount() > 0) {
            it.function.release(FakeFunction.ok());
            it.pool.settle();
        }

        assertThat(it.batches().stream().flatMap(List::stream)).hasSize(36);
        List<String> numbersOfOne = new ArrayList<>();
        it.function.events().forEach(event -> {
            for (int index = 0; index < FakeFunction.keys(event).size(); index++) {
                if (FakeFunction.keys(event).get(index).equals("k3")) {
                    numbersOfOne.add(FakeFunction.numbers(event).get(index));
                }
            }
        });
        assertThat(numbersOfOne).hasSize(3).isSorted();
        it.assertCaughtUp(uuid);
    }

    @Test
    void aLaneThatFailsDoesNotHoldUpTheOthers() {
        it.function.does(
                event -> FakeFunction.keys(event).contains("k0") ? FakeFunction.unhandled() : FakeFunction.ok());
        it.create(settings().parallelizationFactor(10));
        for (int index = 0; index < 40; index++) {
            it.put("k" + index);
        }
        it.pool.settle();
        it.putAndSettle("k1", "k2");

        int laneOfK0 = LaneReader.laneOf(StreamsFixture.item("k0"), 10);
        List<String> handled = it.batches().stream()
                .filter(batch -> !batch.contains("k0"))
                .flatMap(List::stream)
                .toList();
        for (int index = 0; index < 40; index++) {
            if (LaneReader.laneOf(StreamsFixture.item("k" + index), 10) != laneOfK0) {
                assertThat(handled).contains("k" + index);
            }
        }
    }

    @Test
    void afterARestartOnlyLanesThatWereBehindSeeTheirRecordsAgain() {
        it.function.does(
                event -> FakeFunction.keys(event).contains("k0") ? FakeFunction.unhandled() : FakeFunction.ok());
        String uuid = it.create(settings().parallelizationFactor(10));
        for (int index = 0; index < 40; index++) {
            it.put("k" + index);
        }
        it.pool.settle();
        int callsBefore = it.batches().size();
        it.function.does(event -> FakeFunction.ok());
        it.restart();

        List<List<String>> again =
                it.batches().subList(callsBefore, it.batches().size());
        assertThat(again).hasSize(1);
        assertThat(again.get(0)).contains("k0");
        it.assertCaughtUp(uuid);
    }

    @Test
    void anotherNumberOfLanesBeginsAtTheLowestPosition() {
        String uuid = it.create(settings().parallelizationFactor(3));
        for (int index = 0; index < 20; index++) {
            it.put("k" + index);
        }
        it.pool.settle();
        for (int lanes : new int[] {10, 1, 7}) {
            it.triggers.update(
                    uuid, null, settings().parallelizationFactor(lanes).build(), null);
            it.pool.settle();
            it.putAndSettle("lanes" + lanes, "more" + lanes);
            it.assertCaughtUp(uuid);
        }
        it.restart();

        List<String> all = it.batches().stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(all)).hasSize(26);
        assertThat(all).contains("lanes10", "lanes1", "lanes7", "more7");
    }
}
