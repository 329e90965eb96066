package dev.millrace.protocol.json;

import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.Utf8;
import dev.millrace.protocol.model.ValueProblem;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values on the wire: a lenient way in, the canonical form out.
 *
 * <p>In: wrong JSON types are refused at once, bad values are noted (see {@link AttributeMap}). Out: compact, one member
 * per value, members of sets and maps in the order of the value, numbers in their canonical text.
 */
public final class AttributeValueJson {
    /** The shape's name as AWS prints it. */
    public static final String SHAPE = "AttributeValue";

    /** The type of a map's values as AWS prints it. */
    public static final String VALUE_TYPE = "com.amazonaws.dynamodb.v20120810.AttributeValue";

    private AttributeValueJson() {}

    /** Reads a map of attributes, such as an item or a key. */
    public static AttributeMap readAttributes(JsonReader in, Place place) {
        return AttributeValueDecoder.readMap(in, place, true, null);
    }

    /** Reads ExpressionAttributeValues, whose names are placeholders and judged elsewhere. */
    public static AttributeMap readPlaceholders(JsonReader in, Place place) {
        return AttributeValueDecoder.readMap(in, place, false, null);
    }

    /** Reads a key together with the spelling of its numbers. */
    public static SpelledKey readKey(JsonReader in, Place place) {
        Map<String, String> numberTexts = new HashMap<>();
        AttributeMap attributes = AttributeValueDecoder.readMap(in, place, true, numberTexts);
        return new SpelledKey(attributes, numberTexts);
    }

    /** Reads one value; the note of a bad one bears the empty name. */
    public static Single readSingle(JsonReader in, Place place) {
        AttributeValueDecoder decoder = new AttributeValueDecoder(in);
        AttributeValue value = decoder.readValue(place, 1);
        return new Single(value, decoder.problem(""));
    }

    /** Writes a map of attributes. */
    public static void write(Map<String, AttributeValue> attributes, JsonWriter out) {
        out.beginObject();
        for (Map.Entry<String, AttributeValue> entry : attributes.entrySet()) {
            out.name(entry.getKey());
            write(entry.getValue(), out);
        }
        out.endObject();
    }

    /** Writes one value. */
    public static void write(AttributeValue value, JsonWriter out) {
        out.beginObject();
        out.name(value.type().name());
        switch (value.type()) {
            case S -> out.value(((AttributeValue.S) value).value());
            case N -> out.plain(((AttributeValue.N) value).value().text());
            case B -> out.plain(((AttributeValue.B) value).value().toBase64());
            case BOOL -> out.value(((AttributeValue.Bool) value).value());
            case NULL -> out.value(true);
            case SS -> writeStrings((AttributeValue.SS) value, out);
            case NS -> writeNumbers((AttributeValue.NS) value, out);
            case BS -> writeBinaries((AttributeValue.BS) value, out);
            case L -> writeList((AttributeValue.L) value, out);
            case M -> write(((AttributeValue.M) value).values(), out);
        }
        out.endObject();
    }

    /**
     * One value as a request carried it.
     *
     * @param value null if it is bad
     */
    public record Single(
            @Nullable AttributeValue value, @Nullable InvalidAttribute invalid) {}

    /**
     * A key as a request carried it. Two are equal if their values are and their numbers are written the same way.
     *
     * @param numberTexts the text of each attribute that is a number
     */
    public record SpelledKey(AttributeMap attributes, Map<String, String> numberTexts) {
        public SpelledKey {
            numberTexts = Map.copyOf(numberTexts);
        }
    }

    private static void writeStrings(AttributeValue.SS set, JsonWriter out) {
        out.beginArray();
        for (String member : set.values()) {
            out.value(member);
        }
        out.endArray();
    }

    private static void writeNumbers(AttributeValue.NS set, JsonWriter out) {
        out.beginArray();
        for (DynamoNumber member : set.values()) {
            out.plain(member.text());
        }
        out.endArray();
    }

    private static void writeBinaries(AttributeValue.BS set, JsonWriter out) {
        out.beginArray();
        for (Binary member : set.values()) {
            out.plain(member.toBase64());
        }
        out.endArray();
    }

    private static void writeList(AttributeValue.L list, JsonWriter out) {
        out.beginArray();
        for (AttributeValue element : list.values()) {
            write(element, out);
        }
        out.endArray();
    }

    /** What is wrong with the name of an attribute, or null. */
    public static @Nullable ValueProblem nameProblem(String name) {
        if (name.isEmpty()) {
            return ValueErrors.EMPTY_ATTRIBUTE_NAME;
        }
        // A UTF-16 unit is at most three bytes, which spares most names the count.
        boolean isShort = name.length() <= ServiceLimits.ATTRIBUTE_NAME_SIZE_MAX / 3;
        return isShort || Utf8.size(name) <= ServiceLimits.ATTRIBUTE_NAME_SIZE_MAX
                ? null
                : ValueErrors.LONG_ATTRIBUTE_NAME;
    }
}
