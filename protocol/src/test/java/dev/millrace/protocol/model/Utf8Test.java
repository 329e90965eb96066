package dev.millrace.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "h\u00e9", "\u20ac", "\ud83d\ude00", "\ud83d\ude00x\ud83d\ude00"})
    void textWithWholePairsIsEncodableAndHasItsEncodedSize(String text) {
        assertThat(Utf8.isEncodable(text)).isTrue();
        assertThat(Utf8.size(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud83d", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halfAPairIsNotEncodable(String text) {
        assertThat(Utf8.isEncodable(text)).isFalse();
    }
}
