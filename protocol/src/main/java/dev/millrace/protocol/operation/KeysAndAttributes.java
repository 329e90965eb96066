package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.AttributeValueJson.SpelledKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What BatchGetItem reads of one table; null is absent on the wire. */
public record KeysAndAttributes(
        List<SpelledKey> keys,
        @Nullable List<String> attributesToGet,
        @Nullable Boolean consistentRead,
        @Nullable String projectionExpression,
        @Nullable Map<String, String> expressionAttributeNames) {
    public KeysAndAttributes {
        keys = List.copyOf(keys);
        attributesToGet = Absent.copy(attributesToGet);
        expressionAttributeNames = Absent.copy(expressionAttributeNames);
    }

    /** The same question about other keys, as an answer repeats it for those that were left out. */
    public KeysAndAttributes withKeys(List<SpelledKey> others) {
        return new KeysAndAttributes(
                others, attributesToGet, consistentRead, projectionExpression, expressionAttributeNames);
    }
}
