package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommitOrderTest {

    private final CommitOrder order = new CommitOrder();

    @Test
    void overlappingWritesMayStandInEitherOrder() {
        order.note("a", 0, 10);
        order.note("b", 5, 15);

        assertThatCode(() -> order.check(List.of("b", "a")::indexOf)).doesNotThrowAnyException();
    }

    @Test
    void writeThatOvertakesAnAcknowledgedOneIsFound() {
        order.note("a", 0, 10);
        order.note("b", 11, 15);

        assertThatThrownBy(() -> order.check(List.of("b", "a")::indexOf)).isInstanceOf(AssertionError.class);
    }

    @Test
    void writeThatIsNotInTheStreamIsFound() {
        order.note("a", 0, 10);

        assertThatThrownBy(() -> order.check(new Replay())).isInstanceOf(AssertionError.class);
    }
}
