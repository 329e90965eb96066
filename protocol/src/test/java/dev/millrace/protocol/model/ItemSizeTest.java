package dev.millrace.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The item-size rule (source: limits.md, and the recorded SizeBytes of streams.md C4). */
class ItemSizeTest {
    @Test
    void scalarsCountTheirBytes() {
        assertThat(AttributeValue.s("").size()).isZero();
        assertThat(AttributeValue.s("h\u00e9\u20ac\ud83d\ude00").size()).isEqualTo(1 + 2 + 3 + 4);
        assertThat(new AttributeValue.B(Binary.copyOf(new byte[6])).size()).isEqualTo(6);
        assertThat(new AttributeValue.Bool(false).size()).isEqualTo(1);
        assertThat(AttributeValue.NULL.size()).isEqualTo(1);
    }

    @Test
    void setsHaveNoOverhead() {
        assertThat(new AttributeValue.SS(Set.of("a", "bc")).size()).isEqualTo(3);
        assertThat(new AttributeValue.NS(Set.of(DynamoNumber.of(1), DynamoNumber.of(123))).size())
                .isEqualTo(5);
        assertThat(new AttributeValue.BS(Set.of(Binary.copyOf(new byte[2]), Binary.copyOf(new byte[3]))).size())
                .isEqualTo(5);
    }

    @Test
    void listsAndMapsCostThreeAndOneForEachMember() {
        assertThat(new AttributeValue.L(List.of()).size()).isEqualTo(3);
        assertThat(new AttributeValue.L(List.of(AttributeValue.s("ab"), AttributeValue.NULL)).size())
                .isEqualTo(3 + 3 + 2);
        assertThat(new AttributeValue.M(Map.of("key", AttributeValue.n(1))).size())
                .isEqualTo(3 + 1 + 3 + 2);
    }

    @Test
    void itemsAddNamesAndValues() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("Id", AttributeValue.n(101));
        attributes.put("Message", AttributeValue.s("New item!"));
        // Keys are 5 bytes and AWS's sample says 26 for keys and new image together.
        assertThat(Item.of(attributes).size()).isEqualTo(26 - 5);
    }
}
