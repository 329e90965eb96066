package dev.millrace.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads our own canonical form, without the checks that a request needs; anything else is a broken invariant. */
final class CanonicalItemDecoder {
    /** Without the limits that requests have: what is stored was checked when it came, and must stay readable. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;

    private CanonicalItemDecoder(JsonParser parser) {
        this.parser = parser;
    }

    static Map<String, AttributeValue> decode(byte[] canonical) {
        try (JsonParser parser = FACTORY.createParser(canonical)) {
            parser.nextToken();
            return new CanonicalItemDecoder(parser).members();
        } catch (IOException e) {
            throw new IllegalStateException("a stored item is not canonical JSON", e);
        }
    }

    private Map<String, AttributeValue> members() throws IOException {
        require(JsonToken.START_OBJECT);
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value());
        }
        require(JsonToken.END_OBJECT);
        return members;
    }

    private AttributeValue value() throws IOException {
        require(JsonToken.START_OBJECT);
        String type = parser.nextFieldName();
        if (type == null) {
            throw unexpected();
        }
        parser.nextToken();
        AttributeValue value = switch (type) {
            case "S" -> new AttributeValue.S(text());
            case "N" -> new AttributeValue.N(DynamoNumber.ofCanonical(text()));
            case "B" -> new AttributeValue.B(binary());
            case "BOOL" -> new AttributeValue.Bool(parser.getBooleanValue());
            case "NULL" -> AttributeValue.NULL;
            case "SS" -> strings();
            case "NS" -> numbers();
            case "BS" -> binaries();
            case "L" -> list();
            case "M" -> new AttributeValue.M(members());
            default -> throw unexpected();
        };
        parser.nextToken();
        require(JsonToken.END_OBJECT);
        return value;
    }

    private AttributeValue strings() throws IOException {
        require(JsonToken.START_ARRAY);
        Set<String> members = new LinkedHashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(text());
        }
        return new AttributeValue.SS(members);
    }

    private AttributeValue numbers() throws IOException {
        require(JsonToken.START_ARRAY);
        Set<DynamoNumber> members = new LinkedHashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(DynamoNumber.ofCanonical(text()));
        }
        return new AttributeValue.NS(members);
    }

    private AttributeValue binaries() throws IOException {
        require(JsonToken.START_ARRAY);
        Set<Binary> members = new LinkedHashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(binary());
        }
        return new AttributeValue.BS(members);
    }

    private AttributeValue list() throws IOException {
        require(JsonToken.START_ARRAY);
        List<AttributeValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        return new AttributeValue.L(elements);
    }

    private Binary binary() throws IOException {
        return Binary.owning(Base64.getDecoder().decode(text()));
    }

    private String text() throws IOException {
        require(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private void require(JsonToken expected) {
        if (parser.currentToken() != expected) {
            throw unexpected();
        }
    }

    private IllegalStateException unexpected() {
        return new IllegalStateException("a stored item is not canonical JSON: " + parser.currentToken() + " at "
                + parser.currentLocation().getByteOffset());
    }
}
