package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.Item;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of items, which Query and Scan answer.
 *
 * @param items null if only their count was asked for
 * @param count how many items passed the filter
 * @param scannedCount how many items were evaluated
 * @param lastEvaluatedKey where the next page begins; null if the data ended
 */
public record PageResponse(
        @Nullable List<Item> items,
        int count,
        int scannedCount,
        @Nullable Item lastEvaluatedKey,
        @Nullable ConsumedCapacity consumedCapacity) {
    public PageResponse {
        // Not a copy: a page of a megabyte is built by one owner and handed over.
        items = items == null ? null : Collections.unmodifiableList(items);
    }

    void write(JsonWriter out) {
        out.beginObject();
        out.name("Count").value(count);
        if (items != null) {
            out.name("Items").beginArray();
            for (int index = 0; index < items.size(); index++) {
                ItemJson.write(items.get(index), out);
            }
            out.endArray();
        }
        AnswerJson.attributes("LastEvaluatedKey", lastEvaluatedKey, out);
        out.name("ScannedCount").value(scannedCount);
        AnswerJson.consumedCapacity(consumedCapacity, out);
        out.endObject();
    }
}
