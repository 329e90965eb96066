package dev.millrace.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWriterTest {
    private final JsonWriter out = new JsonWriter(1);

    @Test
    void commasSeparateMembersAndElements() {
        out.beginObject();
        out.name("a").value(1);
        out.name("b")
                .beginArray()
                .value("x")
                .value(true)
                .nullValue()
                .beginObject()
                .endObject()
                .endArray();
        out.name("c").beginObject().name("d").value(false).endObject();
        out.name("e").raw("[7]".getBytes(StandardCharsets.UTF_8));
        out.endObject();
        assertThat(text()).isEqualTo("{\"a\":1,\"b\":[\"x\",true,null,{}],\"c\":{\"d\":false},\"e\":[7]}");
    }

    @Test
    void stringsAreEscapedWhereJsonDemandsIt() {
        out.value("\"\\/\b\t\n\f\r\u0000\u001f\u007f\u00e9\u20ac\ud83d\ude00");
        assertThat(text()).isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u00e9\u20ac\ud83d\ude00\"");
    }

    @Test
    void unpairedSurrogatesAreReplaced() {
        out.value("a\ud800b\udc00");
        assertThat(text()).isEqualTo("\"a?b?\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "2015-01-21T19:40:52Z, 1421869252",
        "2015-01-21T19:40:52.060Z, 1421869252.06",
        "2015-01-21T19:40:52.123456Z, 1421869252.123",
        "2001-09-09T01:46:40Z, 1000000000",
    })
    void timesAreSecondsWithAtMostThreeDecimals(String instant, String expected) {
        out.seconds(Instant.parse(instant));
        assertThat(text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1, 1.0", "0.5, 0.5", "1234567.5, 1234567.5", "12345678901, 12345678901.0", "1e-5, 0.000010"})
    void decimalsHaveNoExponent(double value, String expected) {
        out.decimal(value);
        assertThat(text()).isEqualTo(expected);
    }

    @Test
    void resetForgetsWhatWasWritten() {
        out.value("first");
        out.reset();
        out.value(2);
        assertThat(text()).isEqualTo("2");
        assertThat(out.size()).isEqualTo(1);
    }

    @Test
    void anyStringIsReadBackAsItWas() {
        long seed = 7;
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String text = RandomValues.text(random, 40);
            out.reset();
            out.beginObject().name("t").value(text).endObject();
            JsonReader in = JsonReader.of(out.buffer(), 0, out.size());
            in.beginDocument();
            in.nextMember();
            assertThat(in.text()).as("seed %s", seed).isEqualTo(text);
        }
    }

    private String text() {
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }
}
