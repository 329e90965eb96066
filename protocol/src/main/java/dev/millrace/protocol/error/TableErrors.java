package dev.millrace.protocol.error;

/** The state of tables: missing, existing, in use, protected, unchanged (source: errors.md 6.5 and 6.6). */
public final class TableErrors {
    private TableErrors() {}

    /** DescribeTable, DeleteTable or UpdateTable of a table that does not exist. */
    public static ApiException notFound(String tableName) {
        return ErrorTexts.notFound("Requested resource not found: Table: " + tableName + " not found");
    }

    /** CreateTable of a table that exists. */
    public static ApiException alreadyExists(String tableName) {
        return ErrorTexts.inUse("Table already exists: " + tableName);
    }

    /** A table that is being created. */
    public static ApiException beingCreated(String tableName) {
        return ErrorTexts.inUse(
                "Attempt to change a resource which is still in use: Table is being created: " + tableName);
    }

    /** A table that is being updated; the words are those for a table being created, otherwise inferred. */
    public static ApiException beingUpdated(String tableName) {
        return ErrorTexts.inUse(
                "Attempt to change a resource which is still in use: Table is being updated: " + tableName);
    }

    /** A table that is being deleted; the words are those for a table being created, otherwise inferred. */
    public static ApiException beingDeleted(String tableName) {
        return ErrorTexts.inUse(
                "Attempt to change a resource which is still in use: Table is being deleted: " + tableName);
    }

    /** CreateTable beyond the quota; AWS's words of earlier quotas, inferred for this one. */
    public static ApiException tooManyTables(int maximum) {
        return new ApiException(
                ErrorType.LIMIT_EXCEEDED,
                "Subscriber limit exceeded: There is a limit of " + maximum + " tables per subscriber");
    }

    /** DeleteTable of a protected table. */
    public static ApiException deletionProtected() {
        return ErrorTexts.validation("Resource cannot be deleted as it is currently protected against deletion."
                + " Disable deletion protection first.");
    }

    /** UpdateTable that asks for nothing. */
    public static ApiException nothingToUpdate() {
        return ErrorTexts.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
    }

    /** UpdateTable to the throughput the table has. */
    public static ApiException throughputUnchanged(long readCapacityUnits, long writeCapacityUnits) {
        return ErrorTexts.validation("The provisioned throughput for the table will not change. The requested value"
                + " equals the current value. Current ReadCapacityUnits provisioned for the table: "
                + readCapacityUnits + ". Requested ReadCapacityUnits: " + readCapacityUnits
                + ". Current WriteCapacityUnits provisioned for the table: " + writeCapacityUnits
                + ". Requested WriteCapacityUnits: " + writeCapacityUnits
                + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                + " limits.");
    }

    /** An on-demand limit for a table whose stored mode is PROVISIONED; CreateTable's text differs in two places. */
    public static ApiException onDemandLimitOnProvisionedTable(String member) {
        return ErrorTexts.invalid(
                member + " for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED");
    }

    /** A new index's name that the table has. */
    public static ApiException indexExists(String indexName) {
        return ErrorTexts.invalid("Index already exists: " + indexName);
    }

    /** An index to change that the table does not have. */
    public static ApiException indexNotFound() {
        return ErrorTexts.notFound("Requested resource not found");
    }
}
