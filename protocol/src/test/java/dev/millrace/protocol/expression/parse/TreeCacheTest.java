package dev.millrace.protocol.expression.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The cache forgets what is not used and keeps what is. */
final class TreeCacheTest {
    @Test
    void numberOfEntriesIsBounded() {
        TreeCache<Integer> cache = new TreeCache<>();
        for (int number = 0; number < 10 * TreeCache.GENERATION_ENTRIES_MAX; number++) {
            cache.keep("text " + number, number);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(2 * TreeCache.GENERATION_ENTRIES_MAX);
        assertThat(cache.find("text 0")).isNull();
    }

    @Test
    void lengthOfTextsIsBounded() {
        TreeCache<Integer> cache = new TreeCache<>();
        int length = TreeCache.GENERATION_CHARS_MAX / 4;
        for (int number = 0; number < 100; number++) {
            cache.keep(number + "x".repeat(length), number);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(8);
    }

    @Test
    void whatIsUsedIsKept() {
        TreeCache<Integer> cache = new TreeCache<>();
        cache.keep("often", -1);
        for (int number = 0; number < 10 * TreeCache.GENERATION_ENTRIES_MAX; number++) {
            cache.keep("text " + number, number);
            assertThat(cache.find("often")).isEqualTo(-1);
        }
    }
}
