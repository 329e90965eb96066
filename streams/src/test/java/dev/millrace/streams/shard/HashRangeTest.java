package dev.millrace.streams.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HashRangeTest {
    @Test
    void partsCoverARangeWithoutGapOrOverlap() {
        Random random = new Random(11);
        for (int count = 1; count <= 9; count++) {
            for (HashRange whole : new HashRange[] {HashRange.ALL, new HashRange(-9, -1), new HashRange(0, 999)}) {
                long next = whole.from();
                for (int index = 0; index < count; index++) {
                    HashRange part = whole.part(index, count);
                    assertThat(part.from()).isEqualTo(next);
                    next = part.to() + 1;
                }
                assertThat(next - 1).isEqualTo(whole.to());
            }
            long hash = random.nextLong();
            int owners = 0;
            for (int index = 0; index < count; index++) {
                owners += HashRange.ALL.part(index, count).contains(hash) ? 1 : 0;
            }
            assertThat(owners).isEqualTo(1);
        }
    }

    @Test
    void hashesAreUnsigned() {
        HashRange upperHalf = HashRange.ALL.part(1, 2);

        assertThat(upperHalf.contains(-1)).isTrue();
        assertThat(upperHalf.contains(1)).isFalse();
        assertThat(upperHalf.contains(Long.MAX_VALUE)).isFalse();
        assertThat(upperHalf.contains(Long.MIN_VALUE)).isTrue();
    }
}
