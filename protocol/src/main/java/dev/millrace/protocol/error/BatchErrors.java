package dev.millrace.protocol.error;

import java.util.List;

/** Batches that AWS refuses (source: errors.md 6.3). */
public final class BatchErrors {
    private BatchErrors() {}

    /** RequestItems without any table. */
    public static ApiException noRequests(String operation) {
        return ErrorTexts.validation("The requestItems parameter is required for " + operation);
    }

    /**
     * BatchGetItem with a table without keys; that the text is of the same form as the one for too many is inferred.
     *
     * @param table as the request names it
     */
    public static ApiException noKeys(String table) {
        return keyCount(table, ConstraintTexts.lengthAtLeast(1));
    }

    /** BatchGetItem with too many keys of one table; AWS does not show the keys. */
    public static ApiException tooManyKeys(String table, int countMax) {
        return keyCount(table, ConstraintTexts.lengthAtMost(countMax));
    }

    /** Too many keys or writes over several tables, none of which has too many. */
    public static ApiException tooManyRequests(String operation) {
        return ErrorTexts.validation("Too many items requested for the " + operation + " call");
    }

    /** One item twice in a batch. */
    public static ApiException duplicateKeys() {
        return ErrorTexts.validation("Provided list of item keys contains duplicates");
    }

    /** A write that is neither a put nor a delete, or both; the text is that for attribute values. */
    public static ApiException notOneWrite() {
        return ErrorTexts.validation(ValueErrors.SEVERAL_TYPES.message());
    }

    private static ApiException keyCount(String table, String constraint) {
        return ConstraintTexts.violations(
                List.of(ConstraintTexts.unechoedViolation("RequestItems." + table + ".member.Keys", constraint)));
    }
}
