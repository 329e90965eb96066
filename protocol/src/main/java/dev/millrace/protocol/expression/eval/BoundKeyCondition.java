package dev.millrace.protocol.expression.eval;

import dev.millrace.protocol.error.KeyConditionErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on key attributes, each on another attribute, not yet matched with a table (source: expressions.md 5.4).
 * Immutable and thread-safe.
 */
public final class BoundKeyCondition {
    private static final int TABLE_KEYS_MAX = 2;

    private final List<KeyPredicate> predicates;

    public BoundKeyCondition(List<KeyPredicate> predicates) {
        this.predicates = List.copyOf(predicates);
    }

    /** The conditions in the order of the text. */
    public List<KeyPredicate> predicates() {
        return predicates;
    }

    /**
     * Matches the conditions with the keys of the table or index that is queried.
     *
     * @throws dev.millrace.protocol.error.ApiException if they cannot be served by this schema
     */
    public KeyRange fit(KeySchema schema) {
        boolean single = schema.hash().size() == 1 && schema.range().size() <= 1;
        KeyRange range = single ? fitSingle(schema) : fitMultiple(schema);
        for (KeyPredicate predicate : predicates) {
            requireType(predicate, schema);
        }
        return range;
    }

    private KeyRange fitSingle(KeySchema schema) {
        int keyCount = schema.attributes().size();
        if (predicates.size() > TABLE_KEYS_MAX) {
            throw KeyConditionErrors.tooManyForTable(predicates.size(), keyCount);
        }
        String hashName = schema.hashKey().name();
        KeyPredicate hash = find(hashName);
        if (hash == null) {
            throw KeyConditionErrors.elementMissing(hashName);
        }
        if (hash.operator() != KeyOperator.EQ) {
            throw KeyConditionErrors.notSupported();
        }
        if (predicates.size() == 1) {
            return new KeyRange(List.of(hash.value()), List.of());
        }
        KeyAttribute rangeKey = schema.rangeKey();
        if (rangeKey == null) {
            throw KeyConditionErrors.tooMany(predicates.size(), keyCount);
        }
        KeyPredicate range = find(rangeKey.name());
        if (range == null) {
            throw KeyConditionErrors.elementMissing(rangeKey.name());
        }
        return new KeyRange(List.of(hash.value()), List.of(range));
    }

    /** All partition attributes by equality, sort attributes from the left without a gap, only the last of them free. */
    private KeyRange fitMultiple(KeySchema schema) {
        int keyCount = schema.attributes().size();
        if (predicates.size() > keyCount) {
            throw KeyConditionErrors.tooMany(predicates.size(), keyCount);
        }
        List<AttributeValue> hash = hashValues(schema);
        List<KeyPredicate> range = new ArrayList<>();
        @Nullable String unfit = null;
        for (KeyAttribute attribute : schema.range()) {
            KeyPredicate predicate = find(attribute.name());
            if (predicate != null && unfit != null) {
                throw KeyConditionErrors.rangeNeedsEquality(unfit, attribute.name());
            }
            if (predicate == null) {
                unfit = unfit == null ? attribute.name() : unfit;
            } else {
                range.add(predicate);
                unfit = predicate.operator() == KeyOperator.EQ ? null : attribute.name();
            }
        }
        if (hash.size() + range.size() < predicates.size()) {
            throw unfit == null ? KeyConditionErrors.notSupported() : KeyConditionErrors.elementMissing(unfit);
        }
        return new KeyRange(hash, range);
    }

    private List<AttributeValue> hashValues(KeySchema schema) {
        List<AttributeValue> values = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        for (KeyAttribute attribute : schema.hash()) {
            KeyPredicate predicate = find(attribute.name());
            if (predicate == null || predicate.operator() != KeyOperator.EQ) {
                unfit.add(attribute.name());
            } else {
                values.add(predicate.value());
            }
        }
        if (!unfit.isEmpty()) {
            throw KeyConditionErrors.hashNeedsEquality(String.join(", ", unfit));
        }
        return values;
    }

    private @Nullable KeyPredicate find(String attribute) {
        for (KeyPredicate predicate : predicates) {
            if (predicate.attribute().equals(attribute)) {
                return predicate;
            }
        }
        return null;
    }

    private static void requireType(KeyPredicate predicate, KeySchema schema) {
        AttributeValue upper = predicate.upper();
        for (KeyAttribute attribute : schema.attributes()) {
            if (attribute.name().equals(predicate.attribute())
                    && (predicate.value().type() != attribute.type()
                            || (upper != null && upper.type() != attribute.type()))) {
                throw KeyConditionErrors.typeMismatch();
            }
        }
    }
}
