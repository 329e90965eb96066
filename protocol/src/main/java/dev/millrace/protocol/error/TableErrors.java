package dev.millrace.protocol.error;

import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.ArrayList;
import java.util.List;

/** The state of tables: missing, existing, in use, protected, unchanged (source: errors.md 6.5 and 6.6). */
public final class TableErrors {
    private TableErrors() {}

    /** DescribeTable, DeleteTable or UpdateTable of a table that does not exist. */
    public static ApiException notFound(String tableName) {
        return ErrorTexts.notFound("Requested resource not found: Table: " + tableName + " not found");
    }

    /** The same for the operations about continuous backups, which have an error of their own. */
    public static ApiException tableNotFound(String tableName) {
        return new ApiException(ErrorType.TABLE_NOT_FOUND, "Table not found: " + tableName);
    }

    /** An operation on an index that does not exist; the words are those for a table, otherwise inferred. */
    public static ApiException indexNotFound(String tableName, String indexName) {
        return ErrorTexts.notFound(
                "Requested resource not found: Index: " + indexName + " of Table: " + tableName + " not found");
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

    /** UpdateTable to the throughput an index has; the table's text with the index's name (known from AWS's users). */
    public static ApiException indexThroughputUnchanged(
            String indexName, long readCapacityUnits, long writeCapacityUnits) {
        return ErrorTexts.validation("The provisioned throughput for the index " + indexName
                + " will not change. The requested value equals the current value. Current ReadCapacityUnits"
                + " provisioned for the index: " + readCapacityUnits + ". Requested ReadCapacityUnits: "
                + readCapacityUnits + ". Current WriteCapacityUnits provisioned for the index: " + writeCapacityUnits
                + ". Requested WriteCapacityUnits: " + writeCapacityUnits
                + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                + " limits.");
    }

    /** An index whose key attribute another key has with another type. */
    public static ApiException attributesRedefined(KeySchema existing, KeySchema requested) {
        return ErrorTexts.invalid("Attributes cannot be redefined. Please check that your attribute has the same type"
                + " as previously defined. Existing schema: " + schemaText(existing) + " New schema: "
                + schemaText(requested));
    }

    /** A change of a local index; AWS refuses it with a ValidationException, the words are inferred. */
    public static ApiException localIndexCannotChange(String indexName) {
        return ErrorTexts.invalid("Local secondary index " + indexName + " cannot be updated or deleted");
    }

    /** A new index's name that the table has. */
    public static ApiException indexExists(String indexName) {
        return ErrorTexts.invalid("Index already exists: " + indexName);
    }

    /** An index to change that the table does not have. */
    public static ApiException indexNotFound() {
        return ErrorTexts.notFound("Requested resource not found");
    }

    /** As AWS prints a schema; the separator between elements is inferred. */
    private static String schemaText(KeySchema schema) {
        List<String> elements = new ArrayList<>();
        for (KeyAttribute attribute : schema.hash()) {
            elements.add("SchemaElement: key{" + attribute.name() + ":" + attribute.type() + ":HASH}");
        }
        for (KeyAttribute attribute : schema.range()) {
            elements.add("SchemaElement: key{" + attribute.name() + ":" + attribute.type() + ":RANGE}");
        }
        return "Schema:" + elements;
    }
}
