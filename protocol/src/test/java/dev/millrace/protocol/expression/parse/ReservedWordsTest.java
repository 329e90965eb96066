package dev.millrace.protocol.expression.parse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The published list, whole, and compared without case. */
final class ReservedWordsTest {
    @Test
    void listIsWhole() {
        assertThat(ReservedWords.count()).isEqualTo(573);
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(ReservedWords.contains("ZONE")).isTrue();
        assertThat(ReservedWords.contains("aBoRt")).isTrue();
        assertThat(ReservedWords.contains("aborts")).isFalse();
    }
}
