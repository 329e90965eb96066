package dev.millrace.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values in requests and AWS's words about bad ones (source: errors.md 6.1). */
class AttributeValueJsonTest {
    private static final String P = "One or more parameter values were invalid: ";
    private static final String EMPTY =
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
    private static final String SEVERAL =
            "Supplied AttributeValue has more than one datatypes set, must contain exactly"
                    + " one of the supported datatypes";
    private static final String NESTING = "Nesting Levels have exceeded supported limits: Attributes in the item have"
            + " nested levels beyond supported limit";

    static Stream<Arguments> badValues() {
        return Stream.of(
                Arguments.of("{}", EMPTY),
                Arguments.of("null", EMPTY),
                Arguments.of("{\"dog\":\"cat\"}", EMPTY),
                Arguments.of("{\"S\":null}", EMPTY),
                Arguments.of("{\"L\":[{\"dog\":\"cat\"}]}", EMPTY),
                Arguments.of("{\"M\":{\"a\":{\"L\":[{}]}}}", EMPTY),
                Arguments.of("{\"L\":[null]}", EMPTY),
                Arguments.of("{\"S\":\"a\",\"N\":\"1\"}", SEVERAL),
                Arguments.of("{\"S\":\"a\",\"N\":\"b\"}", "The parameter cannot be converted to a numeric value: b"),
                Arguments.of("{\"SS\":[]}", P + "An string set  may not be empty"),
                Arguments.of("{\"NS\":[]}", P + "An number set  may not be empty"),
                Arguments.of("{\"BS\":[]}", P + "Binary sets should not be empty"),
                Arguments.of("{\"M\":{\"x\":{\"L\":[{\"SS\":[]}]}}}", P + "An string set  may not be empty"),
                Arguments.of("{\"SS\":[\"a\",\"a\"]}", P + "Input collection [a, a] contains duplicates."),
                Arguments.of("{\"SS\":[\"a\",\"b\",\"a\"]}", P + "Input collection [a, b, a] contains duplicates."),
                Arguments.of("{\"NS\":[\"1\",\"1.0\"]}", "Input collection contains duplicates"),
                Arguments.of(
                        "{\"BS\":[\"YQ==\",\"YQ==\"]}",
                        P + "Input collection [YQ==, YQ==]of type BS contains duplicates."),
                Arguments.of("{\"NULL\":false}", P + "Null attribute value types must have the value of true"),
                Arguments.of("{\"NULL\":\"no\"}", P + "Null attribute value types must have the value of true"),
                Arguments.of("{\"N\":\"abc\"}", "The parameter cannot be converted to a numeric value: abc"),
                Arguments.of("{\"N\":\"\"}", "The parameter cannot be converted to a numeric value"),
                Arguments.of("{\"NS\":[\"1\",\"x\"]}", "The parameter cannot be converted to a numeric value: x"),
                Arguments.of(
                        "{\"N\":\"123456789012345678901234567890123456789\"}",
                        "Attempting to store more than 38 significant digits in a Number"),
                Arguments.of(
                        "{\"N\":\"1e126\"}",
                        "Number overflow. Attempting to store a number with magnitude larger than supported range"),
                Arguments.of(
                        "{\"N\":\"1e-131\"}",
                        "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
                Arguments.of(nested(32, "{\"S\":\"x\"}"), NESTING),
                Arguments.of(nested(400, "{\"S\":\"x\"}"), NESTING),
                Arguments.of("{\"M\":{\"\":{\"S\":\"x\"}}}", "Empty attribute name"),
                Arguments.of(
                        "{\"M\":{\"" + "n".repeat(65_536) + "\":{\"S\":\"x\"}}}",
                        "Attribute name is too large, must be less than 65536 bytes"));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void badValueIsNotedInAwsWords(String value, String message) {
        InvalidAttribute invalid = Objects.requireNonNull(
                read("{\"ok\":{\"S\":\"x\"},\"bad\":" + value + ",\"z\":{}}").invalid());

        assertThat(invalid.name()).isEqualTo("bad");
        assertThat(invalid.message()).isEqualTo(message);
        assertThat(invalid.problem().bare()).isEqualTo(message.equals(NESTING));
    }

    static Stream<String> goodValues() {
        return Stream.of(
                "{\"S\":\"\"}",
                "{\"B\":\"\"}",
                "{\"B\":\"YWI=\"}",
                "{\"SS\":[\"\"]}",
                "{\"BS\":[\"\"]}",
                "{\"L\":[]}",
                "{\"M\":{}}",
                "{\"NULL\":true}",
                "{\"BOOL\":false}",
                nested(31, "{\"S\":\"x\"}"),
                "{\"M\":{\"" + "n".repeat(65_535) + "\":{\"S\":\"x\"}}}");
    }

    @ParameterizedTest
    @MethodSource("goodValues")
    void goodValueIsWrittenAsItCame(String value) {
        AttributeMap map = read("{\"a\":" + value + "}");
        assertThat(map.invalid()).isNull();
        JsonWriter out = new JsonWriter();
        AttributeValueJson.write(map.values(), out);
        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":" + value + "}");
    }

    @Test
    void nullTypesAndUnknownTypesAreIgnored() {
        AttributeMap map = read("{\"a\":{\"N\":null,\"Q\":[{\"x\":[]}],\"S\":\"x\"}}");
        assertThat(map.invalid()).isNull();
        assertThat(map.values()).hasToString("{a=S[value=x]}");
    }

    @Test
    void theLastOfTwoMembersCounts() {
        AttributeMap map = read("{\"a\":{\"N\":\"bad\"},\"b\":{\"S\":\"1\",\"S\":\"2\"},\"a\":{\"S\":\"x\"}}");
        assertThat(map.invalid()).isNull();
        assertThat(map.values()).isEqualTo(Map.of("a", AttributeValue.s("x"), "b", AttributeValue.s("2")));
    }

    @Test
    void theFirstBadValueIsNoted() {
        assertThat(read("{\"a\":{\"NULL\":false},\"b\":{}}").invalid())
                .isEqualTo(new InvalidAttribute(
                        "a", ValueProblem.reworded(P + "Null attribute value types must have the value of true")));
    }

    @Test
    void emptyNamesAreBadOnlyForAttributes() {
        assertThat(read("{\"\":{\"S\":\"x\"}}").invalid())
                .isEqualTo(new InvalidAttribute("", ValueProblem.of("Empty attribute name")));
        JsonReader in = reader("{\"\":{\"S\":\"x\"}}");
        assertThat(AttributeValueJson.readPlaceholders(in, Place.MEMBER).invalid())
                .isNull();
    }

    private static AttributeMap read(String map) {
        return AttributeValueJson.readAttributes(reader(map), Place.MEMBER);
    }

    private static JsonReader reader(String map) {
        JsonReader in = JsonReader.of(("{\"Item\":" + map + "}").getBytes(StandardCharsets.UTF_8));
        in.beginDocument();
        in.nextMember();
        return in;
    }

    private static String nested(int wrappers, String leaf) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < wrappers; level++) {
            text.append(level % 2 == 0 ? "{\"L\":[" : "{\"M\":{\"m\":");
        }
        text.append(leaf);
        for (int level = wrappers - 1; level >= 0; level--) {
            text.append(level % 2 == 0 ? "]}" : "}}");
        }
        return text.toString();
    }
}
