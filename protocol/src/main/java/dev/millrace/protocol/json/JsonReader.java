package dev.millrace.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.SerializationErrors;
import dev.millrace.protocol.error.SerializationErrors.Found;
import dev.millrace.protocol.error.SerializationErrors.Scalar;
import dev.millrace.protocol.model.Utf8;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request from left to right and answers each wrong JSON type with AWS's SerializationException
 * (source: errors.md section 3).
 *
 * <p>The reader stands on one value at a time. JSON that cannot be parsed wins over a wrong type found before it, so on
 * a wrong type the rest of the body is read first. Not thread-safe.
 */
public final class JsonReader {
    /** Deep enough for every legal item (32 levels of two brackets), shallow enough for any thread's stack. */
    private static final int NESTING_MAX = 1000;

    private static final int LENGTH_MAX = 17 * 1024 * 1024;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxStringLength(LENGTH_MAX)
                    .maxNameLength(LENGTH_MAX)
                    .build())
            .build();

    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final JsonParser parser;

    private JsonReader(byte[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        try {
            parser = FACTORY.createParser(buffer, offset, length);
        } catch (IOException e) {
            throw new IllegalStateException("a parser over an array does no input", e);
        }
    }

    /** A reader of a part of an array, which must not change until the request is decoded. */
    public static JsonReader of(byte[] buffer, int offset, int length) {
        return new JsonReader(buffer, offset, length);
    }

    /** A reader of a whole array. */
    public static JsonReader of(byte[] body) {
        return new JsonReader(body, 0, body.length);
    }

    /** Whether a body is one JSON value in well-formed UTF-8, for requests that are refused before they are decoded. */
    public static boolean isParsable(byte[] buffer, int offset, int length) {
        if (!Utf8Scan.isWellFormed(buffer, offset, length)) {
            return false;
        }
        try (JsonParser parser = FACTORY.createParser(buffer, offset, length)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Enters the object that a body must be. */
    public void beginDocument() {
        if (!Utf8Scan.isWellFormed(buffer, offset, length)) {
            throw SerializationErrors.unparsable();
        }
        if (next() != JsonToken.START_OBJECT) {
            // AWS refuses null and [] as a whole (source: errors.md section 3).
            throw SerializationErrors.unparsable();
        }
    }

    /** Checks that nothing follows the object. */
    public void endDocument() {
        if (next() != null) {
            throw SerializationErrors.unparsable();
        }
    }

    /** Steps to the next member's value and returns the member's name, or null at the end of the object. */
    public @Nullable String nextMember() {
        try {
            String name = parser.nextFieldName();
            if (name != null) {
                parser.nextToken();
            }
            return name;
        } catch (IOException e) {
            throw SerializationErrors.unparsable();
        }
    }

    /** Steps to the next element; false at the end of the array. */
    public boolean nextElement() {
        return next() != JsonToken.END_ARRAY;
    }

    /** Whether the value is null, which counts as absent. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Steps over the value, whatever it is. */
    public void skip() {
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw SerializationErrors.unparsable();
        }
    }

    /**
     * Enters a structure.
     *
     * @param shape its name in the service model, without namespace
     */
    public void enterStructure(String shape, Place place) {
        JsonToken token = current();
        if (token != JsonToken.START_OBJECT) {
            throw refuse(
                    token == JsonToken.START_ARRAY
                            ? SerializationErrors.arrayForStructure(shape)
                            : scalarAt(place, false));
        }
    }

    /**
     * Enters a map.
     *
     * @param valueType the Java type of its values, as AWS prints it
     */
    public void enterMap(String valueType, Place place) {
        JsonToken token = current();
        if (token != JsonToken.START_OBJECT) {
            throw refuse(
                    token == JsonToken.START_ARRAY
                            ? SerializationErrors.arrayForMap(valueType)
                            : scalarAt(place, true));
        }
    }

    /** Enters a list. */
    public void enterList(Place place) {
        JsonToken token = current();
        if (token == JsonToken.START_ARRAY) {
            return;
        }
        throw refuse(token == JsonToken.START_OBJECT ? SerializationErrors.objectNotExpected() : scalarAt(place, true));
    }

    /** A string. */
    public String text() {
        if (current() != JsonToken.VALUE_STRING) {
            throw refuse(wrongScalar(Scalar.STRING));
        }
        return currentText();
    }

    /** A Boolean, also in one of the spellings AWS takes as a string. */
    public boolean bool() {
        JsonToken token = current();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw refuse(wrongScalar(Scalar.BOOLEAN));
        }
        return switch (currentText().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw refuse(SerializationErrors.notABoolean());
        };
    }

    /** A whole number of 32 bits; decimals are cut and larger numbers become the largest. */
    public int integer() {
        long value = number(Scalar.INTEGER);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** A whole number of 64 bits; decimals are cut and larger numbers become the largest. */
    public long longInteger() {
        return number(Scalar.LONG);
    }

    /** The bytes of a base64 string. */
    public byte[] blob() {
        if (current() != JsonToken.VALUE_STRING) {
            throw refuse(wrongScalar(Scalar.BLOB));
        }
        String text = currentText();
        if (text.length() % 4 != 0) {
            throw refuse(SerializationErrors.base64Length(text.length()));
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refuse(SerializationErrors.base64Character());
        }
        if (!isCanonicalBase64(text, bytes)) {
            throw refuse(SerializationErrors.base64Character());
        }
        return bytes;
    }

    /** What encloses the value, because AWS words a wrong type by it. */
    public enum Place {
        /** A member of a structure. */
        MEMBER,
        /** A value of a map or an element of a list. */
        ELEMENT
    }

    /** Java's decoder lets the bits pass that the last character has too many; AWS does not. */
    private static boolean isCanonicalBase64(String text, byte[] bytes) {
        int rest = bytes.length % 3;
        if (rest == 0) {
            return true;
        }
        byte[] tail = rest == 1
                ? new byte[] {bytes[bytes.length - 1]}
                : new byte[] {bytes[bytes.length - 2], bytes[bytes.length - 1]};
        return text.endsWith(Base64.getEncoder().encodeToString(tail));
    }

    private static ApiException scalarAt(Place place, boolean collection) {
        return switch (place) {
            case MEMBER -> SerializationErrors.scalarForMember();
            case ELEMENT ->
                collection ? SerializationErrors.scalarForNestedCollection() : SerializationErrors.scalarForElement();
        };
    }

    private long number(Scalar expected) {
        JsonToken token = current();
        try {
            if (token == JsonToken.VALUE_NUMBER_INT) {
                return switch (parser.getNumberType()) {
                    case INT, LONG -> parser.getLongValue();
                    default -> clamp(parser.getBigIntegerValue());
                };
            }
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                return (long) Math.floor(parser.getDoubleValue());
            }
        } catch (IOException e) {
            throw SerializationErrors.unparsable();
        }
        throw refuse(wrongScalar(expected));
    }

    private static long clamp(BigInteger value) {
        return value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private ApiException wrongScalar(Scalar expected) {
        return switch (current()) {
            case START_OBJECT -> SerializationErrors.objectNotExpected();
            case START_ARRAY -> SerializationErrors.arrayForScalar(expected);
            case VALUE_STRING -> SerializationErrors.wrongScalar(Found.STRING_VALUE, expected);
            case VALUE_NUMBER_INT -> SerializationErrors.wrongScalar(Found.NUMBER_VALUE, expected);
            case VALUE_NUMBER_FLOAT -> SerializationErrors.wrongScalar(Found.DECIMAL_VALUE, expected);
            case VALUE_TRUE -> SerializationErrors.wrongScalar(Found.TRUE_VALUE, expected);
            case VALUE_FALSE -> SerializationErrors.wrongScalar(Found.FALSE_VALUE, expected);
            default -> throw new IllegalStateException("no value: " + parser.currentToken());
        };
    }

    private ApiException refuse(ApiException typeError) {
        try {
            JsonToken token;
            do {
                token = parser.nextToken();
            } while (token != null);
            return typeError;
        } catch (IOException e) {
            return SerializationErrors.unparsable();
        }
    }

    private JsonToken current() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalStateException("the reader stands on no value");
        }
        return token;
    }

    /** Refuses half of a surrogate pair, which an escape can smuggle in: it has no UTF-8 form, so keys would collide. */
    private String currentText() {
        try {
            String text = parser.getText();
            if (!Utf8.isEncodable(text)) {
                throw SerializationErrors.unparsable();
            }
            return text;
        } catch (IOException e) {
            throw SerializationErrors.unparsable();
        }
    }

    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw SerializationErrors.unparsable();
        }
    }
}
