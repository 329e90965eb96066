package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.concurrency.Operation.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker must find what is wrong, and accept all that is right. */
class LinearizabilityTest {

    private static Operation put(long invoked, long returned, String value) {
        return new Operation(
                invoked, returned, Optional.empty(), Optional.empty(), true, Optional.of(Content.of(value)));
    }

    private static Operation delete(long invoked, long returned) {
        return new Operation(invoked, returned, Optional.empty(), Optional.empty(), true, Optional.of(Content.NONE));
    }

    private static Operation get(long invoked, long returned, Content seen) {
        return new Operation(invoked, returned, Optional.of(seen), Optional.empty(), true, Optional.empty());
    }

    private static Operation swap(long invoked, long returned, String expected, String value, boolean succeeded) {
        return new Operation(
                invoked,
                returned,
                Optional.empty(),
                Optional.of(Content.of(expected)),
                succeeded,
                Optional.of(Content.of(value)));
    }

    private static boolean accepts(Operation... history) {
        return Linearizability.violation(List.of(history)).isEmpty();
    }

    @Test
    void readAfterWriteIsAccepted() {
        assertThat(accepts(put(0, 1, "a"), get(2, 3, Content.of("a")), delete(4, 5), get(6, 7, Content.NONE)))
                .isTrue();
    }

    @Test
    void emptyHistoryIsAccepted() {
        assertThat(accepts()).isTrue();
    }

    @Test
    void staleReadIsFound() {
        assertThat(accepts(put(0, 1, "a"), put(2, 3, "b"), get(4, 5, Content.of("a"))))
                .isFalse();
    }

    @Test
    void readOfADeletedValueIsFound() {
        assertThat(accepts(put(0, 1, "a"), delete(2, 3), get(4, 5, Content.of("a"))))
                .isFalse();
    }

    @Test
    void overlappingReadMaySeeEitherValue() {
        assertThat(accepts(put(0, 1, "a"), put(2, 9, "b"), get(3, 4, Content.of("a")), get(5, 6, Content.of("b"))))
                .isTrue();
    }

    @Test
    void readsThatGoBackInTimeAreFound() {
        assertThat(accepts(put(0, 1, "a"), put(2, 9, "b"), get(3, 4, Content.of("b")), get(5, 6, Content.of("a"))))
                .isFalse();
    }

    @Test
    void lostUpdateIsFound() {
        // Both swaps say that they replaced the same value.
        assertThat(accepts(put(0, 1, "a"), swap(2, 9, "a", "b", true), swap(3, 8, "a", "c", true)))
                .isFalse();
    }

    @Test
    void oneOfTwoSwapsMayWin() {
        assertThat(accepts(
                        put(0, 1, "a"),
                        swap(2, 9, "a", "b", true),
                        swap(3, 8, "a", "c", false),
                        get(10, 11, Content.of("b"))))
                .isTrue();
    }

    @Test
    void refusedSwapWithoutReasonIsFound() {
        assertThat(accepts(put(0, 1, "a"), swap(2, 3, "a", "b", false))).isFalse();
    }

    @Test
    void valueThatNobodyWroteIsFound() {
        assertThat(accepts(put(0, 1, "a"), get(2, 3, Content.of("x")))).isFalse();
    }

    @Test
    void lostWriteIsFound() {
        assertThat(accepts(put(0, 1, "a"), get(2, 3, Content.NONE))).isFalse();
    }

    /** Calls of eight clients whose effects take place in some order are accepted, and one wrong read among them is not. */
    @Test
    void longHistoriesAreDecidedRight() {
        for (long seed = 0; seed < 200; seed++) {
            List<Operation> history = drawn(new Random(seed));
            assertThat(Linearizability.violation(history)).as("seed %d", seed).isEmpty();
            Operation last = history.get(history.size() - 1);
            history.add(get(last.returnedNanos() + 1_000, last.returnedNanos() + 1_001, Content.of("never written")));
            assertThat(Linearizability.violation(history)).as("seed %d", seed).isPresent();
        }
    }

    /** Each call takes effect at an instant of its own, somewhere between its begin and its end. */
    private static List<Operation> drawn(Random random) {
        List<Operation> history = new ArrayList<>();
        Content content = Content.NONE;
        for (int number = 0; number < 120; number++) {
            long instant = number * 10L;
            long invoked = instant - random.nextInt(40);
            long returned = instant + random.nextInt(40);
            switch (random.nextInt(4)) {
                case 0 -> {
                    content = Content.of("v" + number);
                    history.add(put(invoked, returned, "v" + number));
                }
                case 1 -> {
                    content = Content.NONE;
                    history.add(delete(invoked, returned));
                }
                case 2 -> {
                    String expected = content.value().orElse("none");
                    boolean succeeds = content.value().isPresent();
                    history.add(swap(invoked, returned, expected, "v" + number, succeeds));
                    content = succeeds ? Content.of("v" + number) : content;
                }
                default -> history.add(get(invoked, returned, content));
            }
        }
        return history;
    }
}
