package dev.millrace.protocol.error;

import java.util.Set;

/**
 * The families of texts that AWS's newer validation layer words anew, and the operations on which that was seen; on all
 * others the older wording stays (source: the table of errors.md section 7, row by row).
 */
enum WordingFamily {
    /** Syntax, size, parentheses, repeated section, overlapping paths, distinct operands, empty expression. */
    EXPRESSION("PutItem", "UpdateItem"),
    /** Names and values that no expression uses. */
    UNUSED_PLACEHOLDERS("PutItem", "UpdateItem", "DeleteItem"),
    /** ExpressionAttributeValues is {@code {}}; bare inside transactions. */
    EMPTY_VALUES("UpdateItem"),
    /** ExpressionAttributeValues without any expression. */
    VALUES_WITHOUT_EXPRESSION("PutItem"),
    /** Expressions mixed with legacy parameters, and unsupported ReturnValues. */
    PARAMETERS("PutItem", "UpdateItem"),
    /** An empty or duplicate set, or NULL with false, in an item or key. */
    VALUE("PutItem", "UpdateItem"),
    /** The same in ExpressionAttributeValues. */
    PLACEHOLDER_VALUE("UpdateItem"),
    /** TableName is the empty string. */
    EMPTY_TABLE_NAME("PutItem"),
    /** A wrong enum constant. */
    ENUMERATION("UpdateItem"),
    /** A number below its minimum that is no longer echoed; Query never echoed it. */
    UNECHOED_NUMBER("Scan"),
    /** More key conditions than the key has attributes. */
    KEY_CONDITION_COUNT("Query"),
    /** A ResourceArn of something else than a table or stream (source: errors.md 6.7; on which of them is not told). */
    RESOURCE_ARN(
            "TagResource",
            "UntagResource",
            "ListTagsOfResource",
            "GetResourcePolicy",
            "PutResourcePolicy",
            "DeleteResourcePolicy");

    // Immutable, which Error Prone could only know from an annotation that would be a dependency.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> operations;

    WordingFamily(String... operations) {
        this.operations = Set.of(operations);
    }

    /** Whether the operation has the newer wording. */
    boolean isSeenOn(String operation) {
        return operations.contains(operation);
    }
}
