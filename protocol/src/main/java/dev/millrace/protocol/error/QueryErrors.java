package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Queries and scans that AWS refuses (source: errors.md 6.3): one instance for each of the two operations where their
 * texts differ, static methods where they agree. Immutable.
 */
public final class QueryErrors {
    private static final String START_KEY_INVALID = "The provided starting key is invalid";

    private static final String KEY_MISMATCH = "The provided key element does not match the schema";

    /** The texts of Query. */
    public static final QueryErrors QUERY =
            new QueryErrors("1 validation error detected: ", START_KEY_INVALID, KEY_MISMATCH);

    /** The texts of Scan. */
    public static final QueryErrors SCAN =
            new QueryErrors("", START_KEY_INVALID + ": " + KEY_MISMATCH, START_KEY_INVALID + ": " + KEY_MISMATCH);

    private final String selectPrefix;
    private final String startKeyIncomplete;
    private final String startKeyType;

    private QueryErrors(String selectPrefix, String startKeyIncomplete, String startKeyType) {
        this.selectPrefix = selectPrefix;
        this.startKeyIncomplete = startKeyIncomplete;
        this.startKeyType = startKeyType;
    }

    /** ALL_PROJECTED_ATTRIBUTES without an index. */
    public ApiException projectedNeedsIndex() {
        return ErrorTexts.validation(
                selectPrefix + "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }

    /** SPECIFIC_ATTRIBUTES without a projection. */
    public ApiException specificNeedsProjection() {
        return ErrorTexts.validation(selectPrefix
                + "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
    }

    /**
     * A projection with a Select that leaves none.
     *
     * @param parameter ProjectionExpression or AttributesToGet
     * @param what the Select, or {@code only the Count}
     */
    public ApiException projectionNotAllowed(String parameter, String what) {
        return ErrorTexts.validation(
                selectPrefix + "Cannot specify the " + parameter + " when choosing to get " + what);
    }

    /** An ExclusiveStartKey that lacks a key attribute or has another. */
    public ApiException startKeyIncomplete() {
        return ErrorTexts.validation(startKeyIncomplete);
    }

    /** An ExclusiveStartKey with a key attribute of another type than declared. */
    public ApiException startKeyType() {
        return ErrorTexts.validation(startKeyType);
    }

    /** An ExclusiveStartKey with a value that no key can have. */
    public static ApiException startKeyValue(ApiException reason) {
        return ErrorTexts.validation(START_KEY_INVALID + ": " + reason.getMessage());
    }

    /** An ExclusiveStartKey in another partition than the one that is queried. */
    public static ApiException startKeyOutsideQuery() {
        return ErrorTexts.validation(
                "The provided starting key is outside query boundaries based on provided conditions");
    }

    /** An ExclusiveStartKey that the sort key condition excludes. */
    public static ApiException startKeyOutsideRange() {
        return ErrorTexts.validation("The provided starting key does not match the range key predicate");
    }

    /** An ExclusiveStartKey although the whole primary key is given. */
    public static ApiException startKeyOfSingleRow() {
        return ErrorTexts.validation("The query can return at most one row and cannot be restarted");
    }

    /** An ExclusiveStartKey for a query of a table without sort key. */
    public static ApiException startKeyWithoutSortKey(AttributeMap key) {
        StringJoiner shown = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, AttributeValue> entry : key.values().entrySet()) {
            shown.add(entry.getKey() + "=AttributeValue: {" + entry.getValue().type() + ":" + shown(entry.getValue())
                    + "}");
        }
        return ErrorTexts.validation("The provided exclusive start key is invalid: ExclusiveStartKey: " + shown);
    }

    private static Object shown(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string.value();
        }
        if (value instanceof AttributeValue.N number) {
            return number.value();
        }
        if (value instanceof AttributeValue.B binary) {
            return binary.value();
        }
        throw new IllegalStateException("a key is S, N or B, not " + value.type());
    }

    /** An ExclusiveStartKey of another segment. */
    public static ApiException startKeyOutsideSegment(int segment, int totalSegments) {
        return ErrorTexts.validation(START_KEY_INVALID
                + ": Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: "
                + totalSegments + " Segment: " + segment);
    }

    /** Segment alone. */
    public static ApiException totalSegmentsMissing() {
        return ErrorTexts.validation("The TotalSegments parameter is required but was not present in the request when"
                + " Segment parameter is present");
    }

    /** TotalSegments alone. */
    public static ApiException segmentMissing() {
        return ErrorTexts.validation("The Segment parameter is required but was not present in the request when"
                + " parameter TotalSegments is present");
    }

    /** A segment beyond the last one. */
    public static ApiException segmentTooLarge(int segment, int totalSegments) {
        return ErrorTexts.validation("The Segment parameter is zero-based and must be less than parameter"
                + " TotalSegments: Segment: " + segment + " is not less than TotalSegments: " + totalSegments);
    }

    /** A Query without key conditions. */
    public static ApiException keyConditionsMissing() {
        return ErrorTexts.validation(
                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
    }

    /** The table has no such index. */
    public static ApiException indexNotFound(String indexName) {
        return ErrorTexts.validation("The table does not have the specified index: " + indexName);
    }

    /** The index has not all entries yet (inferred). */
    public static ApiException indexBackfilling(String indexName) {
        return ErrorTexts.validation("Cannot read from backfilling global secondary index: " + indexName);
    }

    /** ConsistentRead on a global index. */
    public static ApiException consistentReadOfGlobalIndex() {
        return ErrorTexts.validation("Consistent reads are not supported on global secondary indexes");
    }

    /** ALL_ATTRIBUTES on a global index that has only some. */
    public static ApiException allAttributesNotProjected(String indexName) {
        return ErrorTexts.invalid("Select type ALL_ATTRIBUTES is not supported for global secondary index " + indexName
                + " because its projection type is not ALL");
    }

    /** A projection that names attributes a global index does not have. */
    public static ApiException attributesNotProjected(String indexName, Collection<String> attributes) {
        return ErrorTexts.invalid("Global secondary index " + indexName + " does not project " + attributes);
    }

    /** A filter that names attributes an index does not have (measured on DynamoDB Local, on Query). */
    public static ApiException filterNotProjected(String indexName, Collection<String> attributes) {
        return ErrorTexts.invalid(
                "Secondary index " + indexName + " does not project one or more filter attributes: " + attributes);
    }
}
