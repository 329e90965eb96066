package dev.millrace.it.benchmark.stored;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.Item;
import java.util.Arrays;

/** Canonical DynamoDB JSON behind the header: answers copy it out, updates and filters decode it. */
final class JsonForm implements StoredForm {
    @Override
    public byte[] encode(Item item) {
        byte[] json = ItemJson.encode(item);
        byte[] stored = new byte[HEADER_SIZE + json.length];
        System.arraycopy(json, 0, stored, HEADER_SIZE, json.length);
        StoredForm.writeHeader(stored, item.size());
        return stored;
    }

    @Override
    public Item decode(byte[] stored) {
        Item item = ItemJson.decoded(Arrays.copyOfRange(stored, HEADER_SIZE, stored.length), 0);
        item.attributes();
        return item;
    }

    @Override
    public void answer(byte[] stored, JsonBytes out) {
        out.copy(stored, HEADER_SIZE, stored.length);
    }
}
