package dev.millrace.protocol.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item: attribute values by name, whichever way they are held.
 *
 * <p>An item read from the store keeps its canonical JSON and decodes it on first access, so an answer that needs no
 * filter and no projection copies the bytes out. Immutable; two threads may decode twice, with the same result.
 */
public final class Item {
    /** The item without attributes. */
    public static final Item EMPTY = new Item(Map.of(), null, null);

    private final @Nullable Decoder decoder;
    private @Nullable Map<String, AttributeValue> attributes;
    private byte @Nullable [] encoded;
    private int size = -1;

    private Item(
            @Nullable Map<String, AttributeValue> attributes, byte @Nullable [] encoded, @Nullable Decoder decoder) {
        this.attributes = attributes;
        this.encoded = encoded;
        this.decoder = decoder;
    }

    /** Copies {@code attributes}. */
    public static Item of(Map<String, AttributeValue> attributes) {
        return new Item(Collections.unmodifiableMap(new LinkedHashMap<>(attributes)), null, null);
    }

    /** Takes over a map just built, which nobody mutates afterwards. */
    public static Item owning(Map<String, AttributeValue> attributes) {
        return new Item(Collections.unmodifiableMap(attributes), null, null);
    }

    /**
     * Takes over canonical JSON, such as a stored item's.
     *
     * @param size the item's size by the item-size rule, in bytes
     * @param decoder decodes {@code encoded} on first access to the attributes
     */
    public static Item encoded(byte[] encoded, int size, Decoder decoder) {
        Item item = new Item(null, encoded, Objects.requireNonNull(decoder));
        item.size = size;
        return item;
    }

    /** The attributes, unmodifiable. */
    public Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> known = attributes;
        if (known == null) {
            if (decoder == null || encoded == null) {
                throw new IllegalStateException("an item holds its attributes or bytes with a decoder");
            }
            known = Collections.unmodifiableMap(decoder.decode(encoded));
            attributes = known;
        }
        return known;
    }

    /** The value of an attribute, or null if the item has none of this name. */
    public @Nullable AttributeValue find(String name) {
        return attributes().get(name);
    }

    /** Whether the item has no attributes. */
    public boolean isEmpty() {
        return attributes().isEmpty();
    }

    /** The canonical JSON if this item already holds it, otherwise null. Not to be mutated. */
    public byte @Nullable [] encodedOrNull() {
        return encoded;
    }

    /** Keeps the canonical JSON that the caller made of this item, so that it is made once. */
    public void remember(byte[] canonicalJson) {
        encoded = canonicalJson;
    }

    /** Size in bytes by the item-size rule: names and values (source: limits.md, item size). */
    public int size() {
        if (size < 0) {
            int sum = 0;
            for (Map.Entry<String, AttributeValue> entry : attributes().entrySet()) {
                sum += Utf8.size(entry.getKey()) + entry.getValue().size();
            }
            size = sum;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && attributes().equals(that.attributes());
    }

    @Override
    public int hashCode() {
        return attributes().hashCode();
    }

    @Override
    public String toString() {
        return attributes().toString();
    }

    /** Decodes the canonical JSON of an item. */
    @FunctionalInterface
    public interface Decoder {
        /** The attributes in a map that the item takes over. */
        Map<String, AttributeValue> decode(byte[] canonicalJson);
    }
}
