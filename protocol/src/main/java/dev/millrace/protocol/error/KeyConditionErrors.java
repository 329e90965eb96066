package dev.millrace.protocol.error;

/**
 * Key conditions that no key lookup can serve, and filters that touch keys (source: expressions.md 5.4).
 *
 * <p>The texts of the second pass have the prefix of the newer wording always, because only that is asserted on AWS.
 */
public final class KeyConditionErrors {
    private static final String PREFIX = "Invalid KeyConditionExpression: ";

    private static final String COUNT = "Conditions can be of length 1 or 2 only";

    private static final String NOT_SUPPORTED = "Query key condition not supported";

    private KeyConditionErrors() {}

    private static ApiException invalid(String text) {
        return ErrorTexts.validation(PREFIX + text);
    }

    /** A key condition uses an operator that no key lookup can serve. */
    public static ApiException operator(String operator) {
        return invalid("Invalid operator used in KeyConditionExpression: " + operator);
    }

    /** A key condition has a function inside. */
    public static ApiException nestedOperation() {
        return invalid("KeyConditionExpressions cannot contain nested operations");
    }

    /** A key condition compares two attributes. */
    public static ApiException multipleAttributes() {
        return invalid("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
    }

    /** A key condition compares two values. */
    public static ApiException attributeMissing() {
        return invalid("Invalid condition in KeyConditionExpression: No key attribute specified");
    }

    /** BETWEEN or begins_with of a key condition has its attribute in another place than the first. */
    public static ApiException attributeNotFirst(String operator) {
        return invalid("Invalid condition in KeyConditionExpression: " + operator
                + " operator must have the key attribute as its first operand");
    }

    /** A key condition reaches into an attribute. */
    public static ApiException nestedAttribute() {
        return invalid("KeyConditionExpressions cannot have conditions on nested attributes");
    }

    /** Two key conditions on one attribute. */
    public static ApiException repeated() {
        return invalid("KeyConditionExpressions must only contain one condition per key");
    }

    /** No key condition, or more than any key has attributes. */
    public static ApiException count() {
        return ErrorTexts.validation(COUNT);
    }

    /** More key conditions than any table has key attributes, on a key of one or two. */
    public static ApiException tooManyForTable(int conditionCount, int keyCount) {
        return tooMany(COUNT, conditionCount, keyCount);
    }

    /** More key conditions than the key has attributes. */
    public static ApiException tooMany(int conditionCount, int keyCount) {
        return tooMany(NOT_SUPPORTED, conditionCount, keyCount);
    }

    private static ApiException tooMany(String older, int conditionCount, int keyCount) {
        return new ErrorText(
                        older,
                        WordingFamily.KEY_CONDITION_COUNT,
                        "The number of query conditions (" + conditionCount
                                + ") exceeds the number of key attributes defined in the schema (" + keyCount + ")")
                .validation();
    }

    /** The key conditions lack a key attribute they need. */
    public static ApiException elementMissing(String attribute) {
        return ErrorTexts.validation("Query condition missed key schema element: " + attribute);
    }

    /** The key conditions cannot be served by this key schema. */
    public static ApiException notSupported() {
        return ErrorTexts.validation(NOT_SUPPORTED);
    }

    /** A key condition's value has another type than the key attribute. */
    public static ApiException typeMismatch() {
        return ErrorTexts.invalid("Condition parameter type does not match schema type");
    }

    /** A partition attribute of a multi-attribute index has no equality condition (Local's wording, kind asserted). */
    public static ApiException hashNeedsEquality(String attributes) {
        return ErrorTexts.validation(
                "HASH key attributes " + attributes + " must have equality conditions specified in the query");
    }

    /** A sort attribute of a multi-attribute index is skipped (Local's wording, kind asserted). */
    public static ApiException rangeNeedsEquality(String attributes, String because) {
        return ErrorTexts.validation("RANGE key attributes " + attributes
                + " must have equality conditions specified in the query because a condition is present on key attribute "
                + because);
    }

    /**
     * A filter of a Query touches a key attribute.
     *
     * @param filter Filter Expression or QueryFilter
     */
    public static ApiException filterOnKey(String filter, String attribute) {
        return ErrorTexts.validation(
                filter + " can only contain non-primary key attributes: Primary key attribute: " + attribute);
    }

    /** A path reaches into a key attribute of the table. */
    public static ApiException pathBelowKey(String attribute) {
        return ErrorTexts.validation(belowKey("Key", attribute));
    }

    /** A path reaches into a key attribute of an index. */
    public static ApiException pathBelowIndexKey(String attribute) {
        return ErrorTexts.validation(belowKey("IndexKey", attribute));
    }

    private static String belowKey(String role, String attribute) {
        return "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: " + role
                + ": " + attribute;
    }
}
