package dev.millrace.storage.key;

import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.model.AttributeValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Conditions on sort keys as ranges of bytes. Since key parts are ordered and prefix-free, each condition that a Query
 * may make is one range. Stateless and thread-safe.
 */
public final class SortKeyRange {
    private SortKeyRange() {}

    /**
     * The keys of one partition that satisfy the conditions.
     *
     * @param partition what the keys of the partition begin with
     * @param conditions on the first sort key attributes, in the order of the schema; all but the last are EQ
     */
    public static KeyRange of(byte[] partition, List<KeyPredicate> conditions) {
        KeyRange range = KeyRange.ofPrefix(partition);
        for (KeyPredicate condition : conditions) {
            // What begins a range of equal parts is their common prefix, to which the next part is added.
            range = narrow(range.from(), condition);
        }
        return Arrays.compareUnsigned(range.from(), range.to()) <= 0 ? range : new KeyRange(range.from(), range.from());
    }

    private static KeyRange narrow(byte[] prefix, KeyPredicate condition) {
        return switch (condition.operator()) {
            case EQ -> equal(prefix, condition.value());
            case LT -> new KeyRange(prefix, equal(prefix, condition.value()).from());
            case LE -> new KeyRange(prefix, equal(prefix, condition.value()).to());
            case GT ->
                new KeyRange(
                        equal(prefix, condition.value()).to(),
                        KeyRange.ofPrefix(prefix).to());
            case GE ->
                new KeyRange(
                        equal(prefix, condition.value()).from(),
                        KeyRange.ofPrefix(prefix).to());
            case BETWEEN ->
                new KeyRange(
                        equal(prefix, condition.value()).from(),
                        equal(prefix, Objects.requireNonNull(condition.upper())).to());
            case BEGINS_WITH ->
                KeyRange.ofPrefix(writer(prefix).valuePrefix(condition.value()).toByteArray());
        };
    }

    private static KeyRange equal(byte[] prefix, AttributeValue value) {
        return KeyRange.ofPrefix(writer(prefix).value(value).toByteArray());
    }

    private static KeyWriter writer(byte[] prefix) {
        return new KeyWriter(prefix.length + NumberCode.SIZE_MAX).raw(prefix);
    }
}
