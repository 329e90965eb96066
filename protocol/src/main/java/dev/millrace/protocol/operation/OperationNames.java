package dev.millrace.protocol.operation;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every operation of the two services, and why some have no contract yet.
 *
 * <p>A test compares this list with the catalogue, so that a gap is always a decision (source: service models of
 * 2026-08, 58 and 4 operations).
 */
public final class OperationNames {
    /** Comes with the rest of the data plane. */
    private static final String DATA_PLANE = "data plane, not built yet";

    private static final String PARTIQL = "PartiQL, not built yet";
    private static final String BACKUP = "backup and restore, not built yet";
    private static final String TRANSFER = "import and export, not built yet";
    private static final String KINESIS = "Kinesis destinations, not built yet";
    private static final String GLOBAL = "global tables, not built yet";

    private static final String[] BUILT_FOR_DYNAMODB = {
        "BatchGetItem",
        "BatchWriteItem",
        "CreateTable",
        "DeleteItem",
        "DeleteResourcePolicy",
        "DeleteTable",
        "DescribeContinuousBackups",
        "DescribeContributorInsights",
        "DescribeEndpoints",
        "DescribeKinesisStreamingDestination",
        "DescribeLimits",
        "DescribeTable",
        "DescribeTimeToLive",
        "GetItem",
        "GetResourcePolicy",
        "ListContributorInsights",
        "ListTables",
        "ListTagsOfResource",
        "PutItem",
        "PutResourcePolicy",
        "Query",
        "Scan",
        "TagResource",
        "TransactGetItems",
        "TransactWriteItems",
        "UntagResource",
        "UpdateContinuousBackups",
        "UpdateContributorInsights",
        "UpdateItem",
        "UpdateTable",
        "UpdateTimeToLive"
    };

    private static final String[] BUILT_FOR_STREAMS = {"DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"
    };

    private static final Map<String, String> DYNAMODB = dynamodb();
    private static final Map<String, String> STREAMS = streams();

    private OperationNames() {}

    /** The names of a service's operations in order, each with the reason why it is missing, empty if it is not. */
    public static Map<String, String> of(Service service) {
        return switch (service) {
            case DYNAMODB -> DYNAMODB;
            case DYNAMODB_STREAMS -> STREAMS;
        };
    }

    private static Map<String, String> dynamodb() {
        Map<String, String> names = new TreeMap<>();
        add(names, "", BUILT_FOR_DYNAMODB);
        add(names, DATA_PLANE, "SearchVectors");
        add(names, PARTIQL, "BatchExecuteStatement", "ExecuteStatement", "ExecuteTransaction");
        add(names, BACKUP, "CreateBackup", "DeleteBackup", "DescribeBackup", "ListBackups");
        add(names, BACKUP, "RestoreTableFromBackup", "RestoreTableToPointInTime");
        add(names, TRANSFER, "DescribeExport", "ExportTableToPointInTime", "ListExports");
        add(names, TRANSFER, "DescribeImport", "ImportTable", "ListImports");
        add(names, KINESIS, "DisableKinesisStreamingDestination");
        add(names, KINESIS, "EnableKinesisStreamingDestination", "UpdateKinesisStreamingDestination");
        add(names, GLOBAL, "CreateGlobalTable", "DescribeGlobalTable", "DescribeGlobalTableSettings");
        add(names, GLOBAL, "ListGlobalTables", "UpdateGlobalTable", "UpdateGlobalTableSettings");
        add(names, GLOBAL, "DescribeTableReplicaAutoScaling", "UpdateTableReplicaAutoScaling");
        return Collections.unmodifiableMap(names);
    }

    private static Map<String, String> streams() {
        Map<String, String> names = new TreeMap<>();
        add(names, "", BUILT_FOR_STREAMS);
        return Collections.unmodifiableMap(names);
    }

    private static void add(Map<String, String> names, String reason, String... added) {
        for (String name : added) {
            if (names.put(name, reason) != null) {
                throw new IllegalStateException(name + " stands twice in the list of operations");
            }
        }
    }
}
