package dev.millrace.it.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Short names for attribute values, and one item that has all ten types. */
public final class Values {
    private Values() {}

    /** A string. */
    public static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    /** A number. */
    public static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** A number by its text. */
    public static AttributeValue n(String text) {
        return AttributeValue.fromN(text);
    }

    /** A list. */
    public static AttributeValue list(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    /** A key or an item of one string attribute. */
    public static Map<String, AttributeValue> key(String value) {
        return Map.of("pk", s(value));
    }

    /** An attribute that the item must have. */
    public static AttributeValue required(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new AssertionError("no attribute " + name + " in " + item);
        }
        return value;
    }

    /** An item with every attribute type, sets and documents nested, and the values that codecs like to lose. */
    public static Map<String, AttributeValue> everyType(String key) {
        return Map.ofEntries(
                Map.entry("pk", s(key)),
                Map.entry("string", s("h\u00e9\ud83d\ude00 \"\\\n")),
                Map.entry("emptyString", s("")),
                Map.entry("number", n("-12345678901234567890.123456789012345678")),
                Map.entry("zero", n(0)),
                Map.entry("binary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, -1, 1, -128, 127}))),
                Map.entry("emptyBinary", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[0]))),
                Map.entry("strings", AttributeValue.fromSs(List.of("a", "b", "\u00e9"))),
                Map.entry("numbers", AttributeValue.fromNs(List.of("1", "2.5", "-3"))),
                Map.entry(
                        "binaries",
                        AttributeValue.fromBs(List.of(
                                SdkBytes.fromByteArray(new byte[] {1}), SdkBytes.fromByteArray(new byte[] {2, 3})))),
                Map.entry("true", AttributeValue.fromBool(true)),
                Map.entry("false", AttributeValue.fromBool(false)),
                Map.entry("null", AttributeValue.fromNul(true)),
                Map.entry("list", list(n(1), s("x"), list(), AttributeValue.fromM(Map.of()))),
                Map.entry(
                        "map",
                        AttributeValue.fromM(Map.of(
                                "branch",
                                AttributeValue.fromM(Map.of("deep", AttributeValue.fromSs(List.of("q")))),
                                "dots.and spaces",
                                AttributeValue.fromNul(true)))));
    }

    /** The same item with the elements of its sets in one order: an answer may hold them in any. */
    public static Map<String, AttributeValue> comparable(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> comparable(entry.getValue())));
    }

    private static AttributeValue comparable(AttributeValue value) {
        return switch (value.type()) {
            case SS -> AttributeValue.fromSs(value.ss().stream().sorted().toList());
            case NS -> AttributeValue.fromNs(value.ns().stream().sorted().toList());
            case BS ->
                AttributeValue.fromBs(value.bs().stream()
                        .sorted(Comparator.comparing(SdkBytes::asByteBuffer))
                        .toList());
            case M -> AttributeValue.fromM(comparable(value.m()));
            case L ->
                AttributeValue.fromL(value.l().stream().map(Values::comparable).toList());
            default -> value;
        };
    }
}
