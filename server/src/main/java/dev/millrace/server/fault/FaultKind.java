package dev.millrace.server.fault;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.FaultErrors;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.operation.OperationNames;
import dev.millrace.protocol.operation.Service;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong on request, and in which operations: those for which the service model lists the error. The internal
 * error and throttling, of which the model's lists are not complete, can hit any (source: service models, streams.md 0).
 */
public enum FaultKind {
    /** The table's throughput is used up. */
    PROVISIONED_THROUGHPUT_EXCEEDED("ProvisionedThroughputExceededException", Operations.OF_ITEMS),
    /** Too many requests. */
    THROTTLING("ThrottlingException", Operations.ALL),
    /** Too many readers of a shard, or too many changes of tables at once. */
    LIMIT_EXCEEDED("LimitExceededException", Operations.LIMITED),
    /** The service's own failure, HTTP 500. */
    INTERNAL_SERVER_ERROR("InternalServerError", Operations.ALL),
    /** The iterator is too old. */
    EXPIRED_ITERATOR("ExpiredIteratorException", Set.of("GetRecords")),
    /** The records are gone. */
    TRIMMED_DATA_ACCESS("TrimmedDataAccessException", Set.of("GetRecords", "GetShardIterator")),
    /** A competing transaction: TransactionCanceledException for transactions, TransactionConflictException for writes. */
    TRANSACTION_CONFLICT("TransactionConflict", Operations.IN_CONFLICT),
    /** A page without records that does not move on, though there are some. */
    EMPTY_PAGE("EmptyPage", Set.of("GetRecords")),
    /** An answer that comes late. */
    DELAY("Delay", Operations.ALL);

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // An unmodifiable copy.
    private final Set<String> operations;

    FaultKind(String wireName, Set<String> operations) {
        this.wireName = wireName;
        this.operations = Collections.unmodifiableSet(new TreeSet<>(operations));
    }

    /** The kind of this name. */
    public static Optional<FaultKind> find(String wireName) {
        for (FaultKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The name in the admin interface: for an error its code. */
    public String wireName() {
        return wireName;
    }

    /** The operations that it can hit. */
    public Set<String> operations() {
        return operations;
    }

    /** Whether there is an operation of this name, whatever can hit it. */
    public static boolean isOperation(String name) {
        return Operations.ALL.contains(name);
    }

    /** The error that the operation is answered with, or null for a fault that is none. */
    @Nullable
    ApiException error(String operation, int actionCount) {
        return switch (this) {
            case PROVISIONED_THROUGHPUT_EXCEEDED -> FaultErrors.throughputExceeded();
            case THROTTLING ->
                Operations.OF_ITEMS.contains(operation)
                        ? FaultErrors.itemsThrottled()
                        : FaultErrors.requestsThrottled();
            case LIMIT_EXCEEDED ->
                operation.equals("GetRecords") ? FaultErrors.tooManyReaders() : FaultErrors.tooManyTableOperations();
            case INTERNAL_SERVER_ERROR -> RequestErrors.internalServerError();
            case EXPIRED_ITERATOR -> StreamErrors.expiredIterator();
            case TRIMMED_DATA_ACCESS -> StreamErrors.trimmedData();
            case TRANSACTION_CONFLICT ->
                Operations.TRANSACTIONS.contains(operation)
                        ? conflictOfFirst(actionCount)
                        : TransactionErrors.conflict();
            case EMPTY_PAGE, DELAY -> null;
        };
    }

    /** The first action met a competitor, the others had no reason to fail. */
    private static ApiException conflictOfFirst(int actionCount) {
        List<@Nullable ApiException> refusals =
                new ArrayList<>(Collections.<@Nullable ApiException>nCopies(Math.max(1, actionCount), null));
        refusals.set(0, TransactionErrors.conflict());
        return TransactionErrors.cancelled(refusals);
    }

    /** Sets of operations; a class of its own, because an enum's constants are made before its static fields. */
    private static final class Operations {
        static final Set<String> ALL = all();

        static final Set<String> TRANSACTIONS = Set.of("ExecuteTransaction", "TransactGetItems", "TransactWriteItems");

        static final Set<String> OF_ITEMS = Set.of(
                "BatchGetItem",
                "BatchWriteItem",
                "DeleteItem",
                "ExecuteStatement",
                "ExecuteTransaction",
                "GetItem",
                "PutItem",
                "Query",
                "Scan",
                "TransactGetItems",
                "TransactWriteItems",
                "UpdateItem");

        static final Set<String> IN_CONFLICT = Set.of(
                "DeleteItem",
                "ExecuteStatement",
                "ExecuteTransaction",
                "PutItem",
                "TransactGetItems",
                "TransactWriteItems",
                "UpdateItem");

        static final Set<String> LIMITED = Set.of(
                "CreateBackup",
                "CreateGlobalTable",
                "CreateTable",
                "DeleteBackup",
                "DeleteResourcePolicy",
                "DeleteTable",
                "DescribeExport",
                "DisableKinesisStreamingDestination",
                "EnableKinesisStreamingDestination",
                "ExportTableToPointInTime",
                "GetRecords",
                "ImportTable",
                "ListExports",
                "ListImports",
                "PutResourcePolicy",
                "RestoreTableFromBackup",
                "RestoreTableToPointInTime",
                "TagResource",
                "UntagResource",
                "UpdateGlobalTableSettings",
                "UpdateKinesisStreamingDestination",
                "UpdateTable",
                "UpdateTableReplicaAutoScaling",
                "UpdateTimeToLive");

        private static Set<String> all() {
            Set<String> names = new TreeSet<>();
            for (Service service : Service.values()) {
                names.addAll(OperationNames.of(service).keySet());
            }
            return Collections.unmodifiableSet(names);
        }
    }
}
