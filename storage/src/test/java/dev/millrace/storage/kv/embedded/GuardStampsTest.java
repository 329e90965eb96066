package dev.millrace.storage.kv.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuardStampsTest {
    @Test
    void forgettingKeysMakesThemCountAsWritten() {
        GuardStamps guards = new GuardStamps(2);
        guards.written(new byte[] {1}, 10);
        guards.written(new byte[] {2}, 20);
        guards.written(new byte[] {3}, 30);

        assertThat(guards.newest(new byte[] {1})).isGreaterThanOrEqualTo(10);
        assertThat(guards.newest(new byte[] {2})).isGreaterThanOrEqualTo(20);
        assertThat(guards.newest(new byte[] {3})).isEqualTo(30);
    }

    @Test
    void viewNeverSeesAStampAboveItsOwn() {
        GuardStamps guards = new GuardStamps();
        guards.written(new byte[] {1}, 10);

        assertThat(guards.seenAt(new byte[] {1}, 9)).isEqualTo(9);
        assertThat(guards.seenAt(new byte[] {1}, 12)).isEqualTo(10);
    }
}
