package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an item. */
public final class GetItemContract {
    /** What GetItem asks for. */
    public record Request(
            String tableName,
            AttributeMap key,
            @Nullable List<String> attributesToGet,
            @Nullable Boolean consistentRead,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable Map<String, String> expressionAttributeNames) {
        public Request {
            attributesToGet = Absent.copy(attributesToGet);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What GetItem answers. */
    public record Response(@Nullable Item item, @Nullable ConsumedCapacity consumedCapacity) {}
}
