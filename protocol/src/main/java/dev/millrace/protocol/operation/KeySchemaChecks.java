package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.TableRequestErrors;
import dev.millrace.protocol.model.KeyType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a key schema is coherent in itself and with the attribute definitions (source: errors.md 6.5). */
final class KeySchemaChecks {
    private static final int KEY_COUNT_PER_ROLE_MAX = 4;

    private KeySchemaChecks() {}

    /** Checks the key of a table or a local index: HASH, then at most one RANGE. */
    static void check(List<KeySchemaElement> schema, List<String> definitions) {
        requireDefined(schema, definitions);
        if (schema.size() > 1
                && schema.get(0).attributeName().equals(schema.get(1).attributeName())) {
            throw TableRequestErrors.sameNameTwice();
        }
        requireFirstHash(schema);
        if (schema.size() > 1 && schema.get(1).keyType() != KeyType.RANGE) {
            throw TableRequestErrors.secondNotRange();
        }
    }

    /**
     * Checks the key of a global index: one to four HASH, then at most four RANGE. For more of a role or for another
     * order AWS sends some ValidationException; the texts are DynamoDB Local's (source: recent-features.md).
     */
    static void checkGlobal(List<KeySchemaElement> schema, List<String> definitions) {
        requireDefined(schema, definitions);
        Set<String> seen = new HashSet<>();
        int hashCount = 0;
        for (KeySchemaElement element : schema) {
            if (!seen.add(element.attributeName())) {
                throw TableRequestErrors.sameNameTwice();
            }
            hashCount += element.keyType() == KeyType.HASH ? 1 : 0;
        }
        requireFirstHash(schema);
        if (hashCount > KEY_COUNT_PER_ROLE_MAX) {
            throw TableRequestErrors.tooManyHashKeys(KEY_COUNT_PER_ROLE_MAX);
        }
        if (schema.size() - hashCount > KEY_COUNT_PER_ROLE_MAX) {
            throw TableRequestErrors.tooManyRangeKeys(KEY_COUNT_PER_ROLE_MAX);
        }
        for (int index = hashCount; index < schema.size(); index++) {
            if (schema.get(index).keyType() != KeyType.RANGE) {
                throw TableRequestErrors.wrongKeyOrder();
            }
        }
    }

    static List<String> names(List<KeySchemaElement> schema) {
        return schema.stream().map(KeySchemaElement::attributeName).toList();
    }

    private static void requireDefined(List<KeySchemaElement> schema, List<String> definitions) {
        if (schema.size() > definitions.size()) {
            throw TableRequestErrors.keyWithoutDefinition();
        }
        if (!new HashSet<>(definitions).containsAll(names(schema))) {
            throw TableRequestErrors.keysNotDefined(names(schema), definitions);
        }
    }

    private static void requireFirstHash(List<KeySchemaElement> schema) {
        if (schema.get(0).keyType() != KeyType.HASH) {
            throw TableRequestErrors.firstNotHash();
        }
    }
}
