package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredVersionTest {
    private final Item item = Item.of(Map.of("pk", AttributeValue.s("a"), "x", AttributeValue.s("y")));
    private final StoredVersion version = new StoredVersion(item, StoredItem.encode(item));

    @Test
    void anEntryThatIsTheItemSharesItsStoredForm() {
        assertThat(version.valueOf(item)).isSameAs(version.value());
    }

    @Test
    void anotherEntryHasAFormOfItsOwn() {
        Item entry = Item.of(Map.of("pk", AttributeValue.s("a")));

        assertThat(version.valueOf(entry)).isEqualTo(StoredItem.encode(entry));
    }
}
