package dev.millrace.it.benchmark;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Items like those of applications, made from a seed: flat ones of about 200 bytes, nested ones of 1 and 10 KB. */
public final class SampleItems {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJ 0123456789";
    private static final int NESTED_BYTES = 1024;

    private final SplittableRandom random;

    private SampleItems(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Items of about this many bytes by the item-size rule. */
    public static List<Item> ofSize(int sizeBytes, int count) {
        List<Item> items = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            items.add(new SampleItems(index).item(index, sizeBytes));
        }
        return items;
    }

    private Item item(int index, int sizeBytes) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s("customer#" + (10_000_000 + index)));
        attributes.put("sk", AttributeValue.s("order#2026-11-22#" + (1000 + index)));
        attributes.put("version", AttributeValue.n(random.nextInt(1000)));
        attributes.put("updatedAt", AttributeValue.n(1_795_000_000_000L + random.nextInt(1_000_000_000)));
        attributes.put("open", new AttributeValue.Bool(random.nextBoolean()));
        attributes.put("total", decimal());
        attributes.put("note", AttributeValue.s(text(112)));
        if (sizeBytes >= NESTED_BYTES) {
            attributes.put("note2", AttributeValue.s("R\u00e9f\u00e9rence \u20ac \"" + text(40) + "\"\n"));
            attributes.put("tags", new AttributeValue.SS(tags()));
            attributes.put("parent", AttributeValue.NULL);
            attributes.put("token", new AttributeValue.B(Binary.owning(bytes(96))));
            attributes.put("address", address());
            List<AttributeValue> lines = new ArrayList<>();
            int size = Item.of(attributes).size();
            while (size < sizeBytes - 100) {
                AttributeValue line = line(lines.size());
                size += line.size();
                lines.add(line);
            }
            attributes.put("lines", new AttributeValue.L(lines));
        }
        return Item.owning(attributes);
    }

    private AttributeValue address() {
        Map<String, AttributeValue> address = new LinkedHashMap<>();
        address.put("street", AttributeValue.s(text(24)));
        address.put("city", AttributeValue.s(text(12)));
        address.put("zip", AttributeValue.s(text(5)));
        address.put("country", AttributeValue.s("CH"));
        return new AttributeValue.M(address);
    }

    private AttributeValue line(int number) {
        Map<String, AttributeValue> line = new LinkedHashMap<>();
        line.put("line", AttributeValue.n(number));
        line.put("sku", AttributeValue.s("SKU-" + random.nextInt(100_000_000)));
        line.put("quantity", AttributeValue.n(1 + random.nextInt(20)));
        line.put("price", decimal());
        line.put("gift", new AttributeValue.Bool(random.nextInt(10) == 0));
        line.put("title", AttributeValue.s(text(40)));
        return new AttributeValue.M(line);
    }

    private AttributeValue decimal() {
        return new AttributeValue.N(
                DynamoNumber.ofCanonical((1 + random.nextInt(10_000)) + "." + (1 + random.nextInt(9))));
    }

    private Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        for (int index = 0; index < 5; index++) {
            tags.add("tag-" + index + random.nextInt(1000));
        }
        return tags;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
