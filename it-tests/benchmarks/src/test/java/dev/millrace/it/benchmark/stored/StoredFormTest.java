package dev.millrace.it.benchmark.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.benchmark.SampleItems;
import dev.millrace.protocol.json.ItemJson;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison is fair only if both forms hold and answer the same. */
class StoredFormTest {
    @ParameterizedTest
    @EnumSource
    void everyItemIsHeldAndAnsweredWhole(StoredFormBenchmark.Form form) {
        StoredForm codec = form.stored();
        for (Item item : items()) {
            byte[] stored = codec.encode(item);
            JsonBytes answer = new JsonBytes();
            codec.answer(stored, answer);

            assertThat(codec.decode(stored)).isEqualTo(item);
            assertThat(new String(answer.toByteArray(), UTF_8)).isEqualTo(new String(ItemJson.encode(item), UTF_8));
        }
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (int sizeBytes : new int[] {200, 1024, 10240}) {
            List<Item> ofSize = SampleItems.ofSize(sizeBytes, 50);
            assertThat(ofSize)
                    .allSatisfy(item -> assertThat(item.size()).isBetween(sizeBytes * 8 / 10, sizeBytes * 12 / 10));
            items.addAll(ofSize);
        }
        items.add(everyType());
        return items;
    }

    private static Item everyType() {
        Binary binary = Binary.copyOf(new byte[] {0, -1, 127});
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        values.put("s", AttributeValue.s("\u0000\u0001\n\r\t\b\f\"\\/\u007f\u0080\u20ac\ud83d\ude00"));
        values.put("", AttributeValue.s(""));
        values.put("n", new AttributeValue.N(DynamoNumber.ofCanonical("-0.5")));
        values.put("i", AttributeValue.n(-999_999_999_999_999_999L));
        values.put("long", new AttributeValue.N(DynamoNumber.ofCanonical("9".repeat(38))));
        values.put("b", new AttributeValue.B(binary));
        values.put("t", new AttributeValue.Bool(true));
        values.put("f", new AttributeValue.Bool(false));
        values.put("null", AttributeValue.NULL);
        values.put("ss", new AttributeValue.SS(new LinkedHashSet<>(List.of("b", "a"))));
        values.put("ns", new AttributeValue.NS(Set.of(DynamoNumber.of(7))));
        values.put("bs", new AttributeValue.BS(Set.of(binary)));
        values.put("l", new AttributeValue.L(List.of(AttributeValue.n(0), new AttributeValue.L(List.of()))));
        values.put("m", new AttributeValue.M(Map.of("x", new AttributeValue.M(Map.of()))));
        return Item.of(values);
    }
}
