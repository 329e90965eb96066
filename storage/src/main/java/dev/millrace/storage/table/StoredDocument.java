package dev.millrace.storage.table;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small document in the store, such as a table definition: named members that may become more, never other.
 *
 * <p>Layout: one format byte, then the members in the JSON form of items. A reader ignores members it does not know, so
 * a new member needs no new format; it gives a missing one the meaning it had before the member existed. Immutable.
 */
public final class StoredDocument {
    private static final byte FORMAT = 1;

    private final Map<String, AttributeValue> members;

    private StoredDocument(Map<String, AttributeValue> members) {
        this.members = members;
    }

    /** A document without members, to be filled. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a stored value.
     *
     * @throws IllegalStateException if the format byte is unknown
     */
    public static StoredDocument decode(byte[] value) {
        if (value.length == 0 || value[0] != FORMAT) {
            throw new IllegalStateException("this version reads documents of format " + FORMAT + ", not "
                    + (value.length == 0 ? "an empty value" : "format " + value[0]));
        }
        byte[] json = new byte[value.length - 1];
        System.arraycopy(value, 1, json, 0, json.length);
        return new StoredDocument(ItemJson.decoded(json, -1).attributes());
    }

    /** The value to store. */
    public byte[] encode() {
        byte[] json = ItemJson.encode(Item.of(members));
        byte[] value = new byte[1 + json.length];
        value[0] = FORMAT;
        System.arraycopy(json, 0, value, 1, json.length);
        return value;
    }

    /** A text, or null if the member is missing. */
    public @Nullable String findText(String name) {
        AttributeValue value = members.get(name);
        return value == null ? null : text(name, value);
    }

    /** A text that is always there. */
    public String text(String name) {
        return text(name, require(name));
    }

    /** A constant of an enum, or null if the member is missing. */
    public <E extends Enum<E>> @Nullable E findConstant(String name, Class<E> type) {
        String text = findText(name);
        return text == null ? null : Enum.valueOf(type, text);
    }

    /** A constant of an enum that is always there. */
    public <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    /** A whole number, or null if the member is missing. */
    public @Nullable Long findNumber(String name) {
        AttributeValue value = members.get(name);
        return value == null ? null : (Long) number(name, value);
    }

    /** A whole number that is always there. */
    public long number(String name) {
        return number(name, require(name));
    }

    /** An instant, or null if the member is missing. */
    public @Nullable Instant findInstant(String name) {
        Long millis = findNumber(name);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    /** An instant that is always there. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** A flag; a missing one is false. */
    public boolean flag(String name) {
        return members.get(name) instanceof AttributeValue.Bool bool && bool.value();
    }

    /** A document within this one, or null if the member is missing. */
    public @Nullable StoredDocument find(String name) {
        AttributeValue value = members.get(name);
        return value == null ? null : document(name, value);
    }

    /** Documents in order; none if the member is missing. */
    public List<StoredDocument> documents(String name) {
        List<StoredDocument> documents = new ArrayList<>();
        for (AttributeValue element : elements(name)) {
            documents.add(document(name, element));
        }
        return documents;
    }

    /** Texts in order; none if the member is missing. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (AttributeValue element : elements(name)) {
            texts.add(text(name, element));
        }
        return texts;
    }

    /** The members as texts by name, for a document that is a map of texts. */
    public Map<String, String> asTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> texts.put(name, text(name, value)));
        return texts;
    }

    private List<AttributeValue> elements(String name) {
        AttributeValue value = members.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof AttributeValue.L list) {
            return list.values();
        }
        throw unexpected(name, value);
    }

    private AttributeValue require(String name) {
        AttributeValue value = members.get(name);
        if (value == null) {
            throw new IllegalStateException("a stored document has no member " + name + ": " + members.keySet());
        }
        return value;
    }

    private static String text(String name, AttributeValue value) {
        if (value instanceof AttributeValue.S text) {
            return text.value();
        }
        throw unexpected(name, value);
    }

    private static long number(String name, AttributeValue value) {
        if (value instanceof AttributeValue.N number) {
            return number.value().toBigDecimal().longValueExact();
        }
        throw unexpected(name, value);
    }

    private static StoredDocument document(String name, AttributeValue value) {
        if (value instanceof AttributeValue.M map) {
            return new StoredDocument(map.values());
        }
        throw unexpected(name, value);
    }

    private static IllegalStateException unexpected(String name, AttributeValue value) {
        return new IllegalStateException("member " + name + " of a stored document is of type " + value.type());
    }

    /** Collects members; a null leaves its member out. Not thread-safe. */
    public static final class Builder {
        private final Map<String, AttributeValue> members = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a text. */
        public Builder text(String name, @Nullable String value) {
            if (value != null) {
                members.put(name, AttributeValue.s(value));
            }
            return this;
        }

        /** Adds the name of a constant. */
        public Builder constant(String name, @Nullable Enum<?> value) {
            return text(name, value == null ? null : value.name());
        }

        /** Adds a whole number. */
        public Builder number(String name, @Nullable Long value) {
            if (value != null) {
                members.put(name, new AttributeValue.N(DynamoNumber.of(value.longValue())));
            }
            return this;
        }

        /** Adds an instant, in milliseconds. */
        public Builder instant(String name, @Nullable Instant value) {
            return number(name, value == null ? null : (Long) value.toEpochMilli());
        }

        /** Adds a flag. */
        public Builder flag(String name, boolean value) {
            members.put(name, new AttributeValue.Bool(value));
            return this;
        }

        /** Adds a document. */
        public Builder document(String name, @Nullable Builder value) {
            if (value != null) {
                members.put(name, value.map());
            }
            return this;
        }

        /** Adds documents in order. */
        public Builder documents(String name, List<Builder> values) {
            List<AttributeValue> elements = new ArrayList<>();
            for (Builder value : values) {
                elements.add(value.map());
            }
            members.put(name, new AttributeValue.L(elements));
            return this;
        }

        /** Adds texts in order. */
        public Builder texts(String name, List<String> values) {
            List<AttributeValue> elements = new ArrayList<>();
            for (String value : values) {
                elements.add(AttributeValue.s(value));
            }
            members.put(name, new AttributeValue.L(elements));
            return this;
        }

        /** Adds a map of texts as a document. */
        public Builder textMap(String name, Map<String, String> values) {
            Builder map = new Builder();
            values.forEach(map::text);
            return document(name, map);
        }

        /** The document. */
        public StoredDocument build() {
            return new StoredDocument(new LinkedHashMap<>(members));
        }

        private AttributeValue map() {
            return new AttributeValue.M(members);
        }
    }
}
