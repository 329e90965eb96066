package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.model.AttributeValue;
import java.util.List;

/**
 * Key conditions that fit a key schema: what a Query reads.
 *
 * @param hash the value of each partition attribute, in the order of the schema
 * @param range the conditions on the first sort attributes, in the order of the schema; all but the last are EQ
 */
public record KeyRange(List<AttributeValue> hash, List<KeyPredicate> range) {
    public KeyRange {
        hash = List.copyOf(hash);
        range = List.copyOf(range);
    }
}
