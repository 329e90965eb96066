package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of items and requests (source: errors.md 6.2). */
class KeyChecksTest {
    private static final String P = "One or more parameter values were invalid: ";
    private static final String NO_MATCH = "The provided key element does not match the schema";
    private static final String EMPTY_KEY =
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ";
    private static final String LARGE_HASH = P + "Size of hashkey has exceeded the maximum size limit of2048 bytes";
    private static final String LARGE_RANGE =
            P + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";

    private static final KeySchema HASH = KeySchema.of(new KeyAttribute("pk", AttributeType.S), null);
    private static final KeySchema BOTH =
            KeySchema.of(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.B));

    @Test
    void theKeyOfAnItemIsPickedOut() {
        assertThat(KeyChecks.ofItem(BOTH, Map.of("pk", text(1), "sk", bytes(2), "x", AttributeValue.NULL)))
                .isEqualTo(new PrimaryKey(text(1), bytes(2)));
        assertThat(KeyChecks.ofItem(HASH, Map.of("pk", text(1), "sk", AttributeValue.n(1))))
                .isEqualTo(new PrimaryKey(text(1), null));
    }

    @Test
    void anItemNeedsItsKey() {
        refusedItem(Map.of("sk", bytes(1)), P + "Missing the key pk in the item");
        refusedItem(Map.of("pk", text(1)), P + "Missing the key sk in the item");
        refusedItem(Map.of(), P + "Missing the key pk in the item");
    }

    @Test
    void keysOfAnItemHaveTheirTypes() {
        refusedItem(
                Map.of("pk", AttributeValue.n(1), "sk", bytes(1)),
                P + "Type mismatch for key pk expected: S actual: N");
        refusedItem(
                Map.of("pk", text(1), "sk", AttributeValue.NULL),
                P + "Type mismatch for key sk expected: B actual: NULL");
    }

    @Test
    void keysAreNotEmpty() {
        refusedItem(Map.of("pk", text(0), "sk", bytes(1)), EMPTY_KEY + "string value. Key: pk");
        refusedItem(Map.of("pk", text(1), "sk", bytes(0)), EMPTY_KEY + "binary value. Key: sk");
        refusedKey(Map.of("pk", text(0), "sk", bytes(1)), EMPTY_KEY + "string value. Key: pk");
        refusedKey(Map.of("pk", text(1), "sk", bytes(0)), EMPTY_KEY + "binary value. Key: sk");
    }

    @Test
    void keysHaveLargestSizes() {
        Map<String, AttributeValue> largest = Map.of("pk", text(2048), "sk", bytes(1024));
        assertThat(KeyChecks.ofItem(BOTH, largest)).isEqualTo(KeyChecks.ofKey(BOTH, largest));
        refusedItem(Map.of("pk", text(2049), "sk", bytes(1)), LARGE_HASH);
        refusedItem(Map.of("pk", text(1), "sk", bytes(1025)), LARGE_RANGE);
        refusedKey(Map.of("pk", text(2049), "sk", bytes(1)), LARGE_HASH);
        refusedKey(Map.of("pk", text(1), "sk", bytes(1025)), LARGE_RANGE);
    }

    @Test
    void aKeyParameterIsExactlyTheKey() {
        refusedKey(Map.of(), NO_MATCH);
        refusedKey(Map.of("pk", text(1)), NO_MATCH);
        refusedKey(Map.of("pk", text(1), "x", bytes(1)), NO_MATCH);
        refusedKey(Map.of("pk", text(1), "sk", text(1)), NO_MATCH);
        refusedKey(Map.of("pk", text(0), "sk", text(1)), NO_MATCH);
        refusedKey(Map.of("pk", text(1), "sk", bytes(1), "x", text(1)), NO_MATCH);
        Wire.assertValidation(() -> KeyChecks.ofKey(HASH, Map.of("pk", text(1), "sk", bytes(1))), NO_MATCH);
        assertThat(KeyChecks.ofKey(HASH, Map.of("pk", text(1)))).isEqualTo(new PrimaryKey(text(1), null));
    }

    private static void refusedItem(Map<String, AttributeValue> item, String message) {
        Wire.assertValidation(() -> KeyChecks.ofItem(BOTH, item), message);
    }

    private static void refusedKey(Map<String, AttributeValue> key, String message) {
        Wire.assertValidation(() -> KeyChecks.ofKey(BOTH, key), message);
    }

    private static AttributeValue text(int size) {
        return AttributeValue.s("k".repeat(size));
    }

    private static AttributeValue bytes(int size) {
        return new AttributeValue.B(Binary.copyOf(new byte[size]));
    }
}
