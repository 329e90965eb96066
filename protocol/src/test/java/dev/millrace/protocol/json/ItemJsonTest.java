package dev.millrace.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ItemJsonTest {
    @Test
    void everyItemIsReadBackAsItWas() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            Item item = Item.of(RandomValues.attributes(random, 4));
            byte[] canonical = ItemJson.encode(item);
            Item stored = ItemJson.decoded(canonical, item.size());
            assertThat(stored).as("round %s, seed %s", round, seed).isEqualTo(item);
            assertThat(ItemJson.encode(Item.of(stored.attributes()))).isEqualTo(canonical);
        }
    }

    @Test
    void aRequestReadsTheCanonicalFormToo() {
        long seed = 99;
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            Item item = Item.of(RandomValues.attributes(random, 4));
            JsonWriter out = new JsonWriter();
            out.beginObject().name("Item");
            ItemJson.write(item, out);
            out.endObject();
            JsonReader in = JsonReader.of(out.toByteArray());
            in.beginDocument();
            in.nextMember();
            AttributeMap read = AttributeValueJson.readAttributes(in, Place.MEMBER);
            assertThat(read.invalid()).as("round %s, seed %s", round, seed).isNull();
            assertThat(read.values()).as("round %s, seed %s", round, seed).isEqualTo(item.attributes());
        }
    }

    @Test
    void bytesAreMadeOnceAndCopiedOut() {
        Item item = Item.of(Map.of("pk", AttributeValue.s("a")));
        byte[] first = ItemJson.encode(item);
        assertThat(ItemJson.encode(item)).isSameAs(first);
        assertThat(new String(first, StandardCharsets.UTF_8)).isEqualTo("{\"pk\":{\"S\":\"a\"}}");
    }

    @Test
    void foreignBytesAreABrokenInvariant() {
        for (String json : new String[] {
            "",
            "[]",
            "{\"a\":1}",
            "{\"a\":{}}",
            "{\"a\":{\"S\":\"x\"",
            "{\"a\":{\"Q\":\"x\"}}",
            "{\"a\":{\"S\":\"x\",\"N\":\"1\"}}"
        }) {
            Item item = ItemJson.decoded(json.getBytes(StandardCharsets.UTF_8), 1);
            assertThatThrownBy(item::attributes).as(json).isInstanceOf(IllegalStateException.class);
        }
    }
}
