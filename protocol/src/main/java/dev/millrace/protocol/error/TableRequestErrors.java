package dev.millrace.protocol.error;

import java.util.List;

/** CreateTable and UpdateTable requests that contradict themselves (source: errors.md 6.5 and 6.6). */
public final class TableRequestErrors {
    private TableRequestErrors() {}

    /** Units for a table that pays per request. */
    public static ApiException unitsWithPayPerRequest() {
        return ErrorTexts.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode"
                + " is PAY_PER_REQUEST");
    }

    /** A new table without units. */
    public static ApiException unitsMissingOnCreate() {
        return ErrorTexts.invalid(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
    }

    /** A switch to PROVISIONED without units. */
    public static ApiException unitsMissingOnUpdate() {
        return ErrorTexts.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
    }

    /**
     * Units beyond any limit.
     *
     * @param member ReadCapacityUnits or WriteCapacityUnits
     */
    public static ApiException unitsOutOfBounds(long value, String member) {
        return ErrorTexts.validation("Given value " + value + " for " + member + " is out of bounds");
    }

    /** Units of a new index beyond any limit; the tail that names the index is inferred. */
    public static ApiException indexUnitsOutOfBounds(long value, String member, String indexName) {
        return ErrorTexts.validation(
                "Given value " + value + " for " + member + " is out of bounds for index " + indexName);
    }

    /** Units beyond any limit in the update of an index. */
    public static ApiException indexUpdateBlocked() {
        return ErrorTexts.validation("This operation cannot be performed with given input values. Please contact"
                + " DynamoDB service team for more info: Action Blocked: IndexUpdate");
    }

    /** More key attributes than definitions. */
    public static ApiException keyWithoutDefinition() {
        return ErrorTexts.validation("Invalid KeySchema: Some index key attribute have no definition");
    }

    /** Key attributes that are not among the definitions. */
    public static ApiException keysNotDefined(List<String> keys, List<String> definitions) {
        return ErrorTexts.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: " + keys
                + ", AttributeDefinitions: " + definitions);
    }

    /** Key attributes of an index that UpdateTable creates without defining them. */
    public static ApiException newIndexKeysNotDefined() {
        return ErrorTexts.invalid("Some index key attributes are not defined in AttributeDefinitions");
    }

    /** One name in both roles. */
    public static ApiException sameNameTwice() {
        return ErrorTexts.validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
    }

    /** A key schema that does not begin with HASH. */
    public static ApiException firstNotHash() {
        return ErrorTexts.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
    }

    /** A key schema whose second element is not RANGE. */
    public static ApiException secondNotRange() {
        return ErrorTexts.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
    }

    /** A global index with too many partition key attributes. */
    public static ApiException tooManyHashKeys(int maximum) {
        return ErrorTexts.validation("Too many partition keys. GSI can have at most " + maximum + " partition keys");
    }

    /** A global index with too many sort key attributes. */
    public static ApiException tooManyRangeKeys(int maximum) {
        return ErrorTexts.validation("Too many sort keys. GSI can have at most " + maximum + " sort keys");
    }

    /** A global index with RANGE before HASH; the spelling is DynamoDB Local's. */
    public static ApiException wrongKeyOrder() {
        return ErrorTexts.validation("Invalid key order. Hash Key must be specified first in key schema, Range Key must"
                + " be specifed second");
    }

    /** One attribute defined twice; the words around "Duplicate" and the name are inferred. */
    public static ApiException duplicateDefinition(String name) {
        return ErrorTexts.invalid("Duplicate AttributeName in AttributeDefinitions: " + name);
    }

    /** Definitions that no key uses. */
    public static ApiException definitionsDoNotMatch() {
        return ErrorTexts.invalid("Number of attributes in KeySchema does not exactly match number of attributes"
                + " defined in AttributeDefinitions");
    }

    /**
     * An empty list of indexes.
     *
     * @param member GlobalSecondaryIndexes or LocalSecondaryIndexes
     */
    public static ApiException emptyIndexList(String member) {
        return ErrorTexts.invalid("List of " + member + " is empty");
    }

    /** A local index on a table without sort key. */
    public static ApiException localIndexNeedsRangeTable() {
        return ErrorTexts.invalid("Table KeySchema does not have a range key, which is required when specifying a"
                + " LocalSecondaryIndex");
    }

    /** A local index without sort key. */
    public static ApiException localIndexWithoutRange(String indexName) {
        return ErrorTexts.invalid("Index KeySchema does not have a range key for index: " + indexName);
    }

    /** A local index whose partition key is not the table's. */
    public static ApiException localIndexHashDiffers(String indexName, String indexHash, String tableHash) {
        return ErrorTexts.invalid("Index KeySchema does not have the same leading hash key as table KeySchema for"
                + " index: " + indexName + ". index hash key: " + indexHash + ", table hash key: " + tableHash);
    }

    /** A projection without type. */
    public static ApiException missingProjectionType() {
        return ErrorTexts.invalid("Unknown ProjectionType: null");
    }

    /**
     * NonKeyAttributes where the type names none.
     *
     * @param projectionType ALL or KEYS_ONLY
     */
    public static ApiException nonKeyAttributesNotExpected(String projectionType) {
        return ErrorTexts.invalid("ProjectionType is " + projectionType + ", but NonKeyAttributes is specified");
    }

    /** INCLUDE without NonKeyAttributes. */
    public static ApiException nonKeyAttributesMissing() {
        return ErrorTexts.invalid("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
    }

    /** One name twice in NonKeyAttributes; the words around "Duplicate" are inferred. */
    public static ApiException duplicateNonKeyAttribute(String name) {
        return ErrorTexts.invalid("Duplicate attribute name in NonKeyAttributes: " + name);
    }

    /** Too many NonKeyAttributes over all indexes; AWS has the limit, the words are inferred. */
    public static ApiException tooManyProjectedAttributes(int maximum) {
        return ErrorTexts.invalid(
                "Number of NonKeyAttributes over all indexes exceeds the per-table limit of " + maximum);
    }

    /** One index name twice, also over both kinds of index. */
    public static ApiException duplicateIndexName(String indexName) {
        return ErrorTexts.invalid("Duplicate index name: " + indexName);
    }

    /** Too many local indexes. */
    public static ApiException tooManyLocalIndexes(int maximum) {
        return ErrorTexts.invalid("Number of LocalSecondaryIndexes exceeds per-table limit of " + maximum);
    }

    /** Too many global indexes. */
    public static ApiException tooManyGlobalIndexes(int maximum) {
        return ErrorTexts.invalid("GlobalSecondaryIndex count exceeds the per-table limit of " + maximum);
    }

    /** Units for an index of a table that pays per request. */
    public static ApiException indexUnitsWithPayPerRequest(String indexName) {
        return ErrorTexts.invalid("ProvisionedThroughput should not be specified for index: " + indexName
                + " when BillingMode is PAY_PER_REQUEST");
    }

    /** An index without units of a table that is PROVISIONED. */
    public static ApiException indexUnitsMissing(String indexName) {
        return ErrorTexts.invalid("ProvisionedThroughput must be specified for index: " + indexName);
    }

    /**
     * An on-demand limit on a table that is PROVISIONED.
     *
     * @param member MaxReadRequestUnits or MaxWriteRequestUnits
     */
    public static ApiException onDemandLimitWithProvisioned(String member) {
        return ErrorTexts.invalid(
                member + " for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.");
    }

    /** An on-demand limit that is neither positive nor -1. */
    public static ApiException onDemandLimitOutOfRange(String member) {
        return ErrorTexts.invalid(
                "Requested " + member + " for OnDemandThroughput for table is outside of valid range");
    }

    /**
     * An on-demand limit of an index of a table that is PROVISIONED; inferred from the text for tables.
     *
     * @param member MaxReadRequestUnits or MaxWriteRequestUnits
     */
    public static ApiException indexOnDemandLimitWithProvisioned(String member, String indexName) {
        return ErrorTexts.invalid(member + " for OnDemandThroughput for index " + indexName
                + " cannot be specified when table BillingMode is PROVISIONED.");
    }

    /** An on-demand limit of an index that is neither positive nor -1; inferred from the text for tables. */
    public static ApiException indexOnDemandLimitOutOfRange(String member, String indexName) {
        return ErrorTexts.invalid("Requested " + member + " for OnDemandThroughput for index " + indexName
                + " is outside of valid range");
    }

    /** Warm throughput below what a new on-demand table has. */
    public static ApiException warmThroughputTooLow(String member) {
        return ErrorTexts.invalid(
                "Requested " + member + " for WarmThroughput for table is lower than initial throughput for OnDemand");
    }

    /** Warm throughput of an index below what a new one has. */
    public static ApiException indexWarmThroughputTooLow(String member, String indexName) {
        return ErrorTexts.invalid("Requested " + member + " for WarmThroughput for index " + indexName
                + " is lower than initial throughput for OnDemand");
    }

    /** An entry of GlobalSecondaryIndexUpdates without member. */
    public static ApiException emptyIndexUpdate() {
        return ErrorTexts.invalid("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                + " GlobalSecondaryIndexUpdate.Delete must not be null");
    }

    /** An entry of GlobalSecondaryIndexUpdates with two members; AWS refuses it, the words are inferred. */
    public static ApiException severalIndexUpdates() {
        return ErrorTexts.invalid("Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                + " GlobalSecondaryIndexUpdate.Delete may be specified");
    }

    /** Two changes of one index. */
    public static ApiException indexUpdatedTwice(String indexName) {
        return ErrorTexts.invalid(
                "Only one global secondary index update per index is allowed simultaneously. Index: " + indexName);
    }

    /** Two indexes created or deleted at once. */
    public static ApiException tooManyOnlineIndexes() {
        return new ApiException(
                ErrorType.LIMIT_EXCEEDED,
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    }
}
