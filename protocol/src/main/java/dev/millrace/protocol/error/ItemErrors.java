package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/** Keys and items that AWS refuses, and failed conditions (source: errors.md 6.2). */
public final class ItemErrors {
    private ItemErrors() {}

    /** A put without a key attribute. */
    public static ApiException missingKey(String name) {
        return ErrorTexts.invalid("Missing the key " + name + " in the item");
    }

    /** A put whose key attribute has another type than declared. */
    public static ApiException keyTypeMismatch(String name, AttributeType expected, AttributeType actual) {
        return ErrorTexts.invalid("Type mismatch for key " + name + " expected: " + expected + " actual: " + actual);
    }

    /** An empty string or byte string as key. */
    public static ApiException emptyKey(String name, AttributeType type) {
        return ErrorTexts.validation(ErrorTexts.NOT_VALID_PARAMETER
                + "The AttributeValue for a key attribute cannot contain an empty " + kind(type) + " value. Key: "
                + name);
    }

    /** A partition key over 2048 bytes; the missing space is AWS's. */
    public static ApiException hashKeyTooLarge() {
        return ErrorTexts.invalid("Size of hashkey has exceeded the maximum size limit of2048 bytes");
    }

    /** A sort key over 1024 bytes. */
    public static ApiException rangeKeyTooLarge() {
        return ErrorTexts.invalid("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }

    /** A Key parameter that is not the table's key. */
    public static ApiException keyDoesNotMatchSchema() {
        return ErrorTexts.validation("The provided key element does not match the schema");
    }

    /** An index key attribute of another type than declared. */
    public static ApiException indexKeyTypeMismatch(
            String name, AttributeType expected, AttributeType actual, String indexName) {
        return ErrorTexts.invalid("Type mismatch for Index Key " + name + " Expected: " + expected + " Actual: "
                + actual + " IndexName: " + indexName);
    }

    /** An empty index key in a put. */
    public static ApiException emptyIndexKeyPut(String name, AttributeType type, String indexName) {
        return ErrorTexts.validation(ErrorTexts.NOT_VALID_PARAMETER
                + "A value specified for a secondary index key is not supported. The AttributeValue for a key"
                + " attribute cannot contain an empty " + kind(type) + " value. IndexName: " + indexName
                + ", IndexKey: " + name);
    }

    /** An empty index key made by an update. */
    public static ApiException emptyIndexKeyUpdate(AttributeType type) {
        return ErrorTexts.validation(ErrorTexts.NOT_VALID_PARAMETER
                + "The update expression attempted to update a secondary index key to a value that is not supported."
                + " The AttributeValue for a key attribute cannot contain an empty " + kind(type) + " value.");
    }

    /** An update of a part of an index key attribute. */
    public static ApiException indexKeyPath(String name) {
        return ErrorTexts.validation(
                "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: "
                        + name);
    }

    /** A put of an item over 400 KB. */
    public static ApiException itemTooLarge() {
        return ErrorTexts.validation("Item size has exceeded the maximum allowed size");
    }

    /** An update whose result is over 400 KB. */
    public static ApiException updatedItemTooLarge() {
        return ErrorTexts.validation("Item size to update has exceeded the maximum allowed size");
    }

    /** A write that makes an item collection larger than it may be; AWS's text (inferred). */
    public static ApiException itemCollectionTooLarge() {
        return new ApiException(ErrorType.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED, "Collection size exceeded.");
    }

    /**
     * A condition that does not hold.
     *
     * @param item the stored item if the request asked for it and there is one
     */
    public static ApiException conditionFailed(@Nullable Item item) {
        return new ApiException(ErrorType.CONDITIONAL_CHECK_FAILED, "The conditional request failed", item);
    }

    /** ReturnValues that put and delete do not have. */
    public static ApiException returnValuesNotSupported() {
        return ErrorText.prefixed(WordingFamily.PARAMETERS, "ReturnValues can only be ALL_OLD or NONE")
                .validation();
    }

    /** An item operation on a table that does not exist. */
    public static ApiException tableNotFound() {
        return ErrorTexts.notFound("Requested resource not found");
    }

    private static String kind(AttributeType type) {
        return type == AttributeType.B ? "binary" : "string";
    }
}
