package dev.millrace.storage.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovableClockTest {
    private static final Instant START = Instant.parse("2026-11-22T10:16:00Z");

    private final AtomicReference<Instant> base = new AtomicReference<>(START);
    private final MovableClock clock = new MovableClock(base::get, "test-clock");

    @AfterEach
    void close() {
        clock.close();
    }

    @Test
    void timeFollowsTheBaseAtADistance() {
        clock.advance(Duration.ofHours(1));
        base.set(START.plusSeconds(5));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3605));
    }

    @Test
    void aFrozenClockStandsAndGoesOnFromThere() {
        clock.freeze();
        base.set(START.plusSeconds(5));
        assertThat(clock.instant()).isEqualTo(START);
        clock.advance(Duration.ofSeconds(1));
        assertThat(clock.isFrozen()).isTrue();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));

        clock.resume();
        base.set(START.plusSeconds(7));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void advancingRunsWhatFallsDueInOrderAndEachTaskSeesItsDueTime() {
        clock.freeze();
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plusSeconds(20), () -> ran.add("late " + seconds()));
        clock.schedule(START.plusSeconds(10), () -> {
            ran.add("early " + seconds());
            clock.schedule(START.plusSeconds(15), () -> ran.add("between " + seconds()));
        });
        clock.schedule(START.plusSeconds(31), () -> ran.add("never"));

        clock.advance(Duration.ofSeconds(30));

        assertThat(ran).containsExactly("early 10", "between 15", "late 20");
        assertThat(seconds()).isEqualTo(30);
    }

    @Test
    void tasksOfTheSameInstantRunInTheOrderOfScheduling() {
        clock.freeze();
        List<Integer> ran = new ArrayList<>();
        for (int task = 0; task < 5; task++) {
            int number = task;
            clock.schedule(START.plusSeconds(1), () -> ran.add(number));
        }

        clock.set(START.plusSeconds(1));

        assertThat(ran).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void goingBackRunsNothing() {
        clock.freeze();
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plusSeconds(1), () -> ran.add("ran"));

        clock.set(START.minusSeconds(60));

        assertThat(clock.instant()).isEqualTo(START.minusSeconds(60));
        assertThat(ran).isEmpty();
    }

    /** Otherwise what runs from time to time would wait for a future that has been taken back. */
    @Test
    void goingBackTakesWaitingTasksAlong() {
        clock.freeze();
        clock.advance(Duration.ofDays(1));
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plus(Duration.ofDays(1)).plusSeconds(2), () -> ran.add("second " + seconds()));
        clock.schedule(START.plus(Duration.ofDays(1)).plusSeconds(1), () -> ran.add("first " + seconds()));

        clock.set(START);
        clock.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("first 1", "second 2");
    }

    @Test
    void aTaskSeesWhereAMoveWillEnd() {
        clock.freeze();
        List<Instant> seen = new ArrayList<>();
        clock.schedule(START.plusSeconds(10), () -> seen.add(clock.destination()));

        assertThat(clock.destination()).isEqualTo(START);
        clock.advance(Duration.ofSeconds(30));

        assertThat(seen).containsExactly(START.plusSeconds(30));
        assertThat(clock.destination()).isEqualTo(START.plusSeconds(30));
        clock.resume();
        base.set(START.plusSeconds(5));
        assertThat(clock.destination()).isEqualTo(START.plusSeconds(35));
    }

    @Test
    void resettingUndoesAllMoves() {
        clock.freeze();
        clock.advance(Duration.ofDays(1));
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plus(Duration.ofDays(1)).plusSeconds(1), () -> ran.add("ran"));
        base.set(START.plusSeconds(5));

        clock.reset();

        assertThat(clock.isFrozen()).isFalse();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
        clock.advance(Duration.ofSeconds(1));
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void aCancelledTaskDoesNotRun() {
        clock.freeze();
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plusSeconds(1), () -> ran.add("ran")).cancel();

        clock.advance(Duration.ofSeconds(2));

        assertThat(ran).isEmpty();
    }

    @Test
    void aTaskThatFailsDoesNotStopTheOthers() {
        clock.freeze();
        List<String> ran = new ArrayList<>();
        clock.schedule(START.plusSeconds(1), () -> {
            throw new IllegalStateException("expected by the test");
        });
        clock.schedule(START.plusSeconds(2), () -> ran.add("ran"));

        clock.advance(Duration.ofSeconds(2));

        assertThat(ran).containsExactly("ran");
    }

    @Test
    void aTaskThatIsPastRunsAtOnceOnTheClocksThread() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        AtomicReference<String> thread = new AtomicReference<>();

        clock.schedule(START.minusSeconds(1), () -> {
            thread.set(Thread.currentThread().getName());
            ran.countDown();
        });

        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(thread.get()).isEqualTo("test-clock");
    }

    @Test
    void neitherAnErrorNorAnInterruptEndsTheClocksThread() throws InterruptedException {
        long origin = System.nanoTime();
        InstantSource flowing = () -> START.plusNanos(System.nanoTime() - origin);
        CountDownLatch ran = new CountDownLatch(1);
        try (MovableClock flows = new MovableClock(flowing, "flowing-clock")) {
            flows.schedule(START, () -> {
                Thread.currentThread().interrupt();
                throw new AssertionError("expected by the test");
            });
            flows.schedule(START.plusMillis(50), ran::countDown);

            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aTaskThatIsNearRunsByItselfWhenTimeFlows() throws InterruptedException {
        long origin = System.nanoTime();
        InstantSource flowing = () -> START.plusNanos(System.nanoTime() - origin);
        CountDownLatch ran = new CountDownLatch(1);
        try (MovableClock flows = new MovableClock(flowing, "flowing-clock")) {
            flows.schedule(START.plusMillis(20), ran::countDown);

            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aNegativeStepIsRefused() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    private long seconds() {
        return Duration.between(START, clock.instant()).toSeconds();
    }
}
