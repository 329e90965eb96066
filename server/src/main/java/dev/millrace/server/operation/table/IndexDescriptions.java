package dev.millrace.server.operation.table;

import dev.millrace.protocol.operation.GlobalSecondaryIndexDescription;
import dev.millrace.protocol.operation.IndexStatus;
import dev.millrace.protocol.operation.LocalSecondaryIndexDescription;
import dev.millrace.protocol.operation.Projection;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.protocol.operation.WarmThroughputDescription;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.IndexState;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStatistics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts indexes into AWS's shape (source: operations.md, table descriptions, and the recorded answers with indexes). */
final class IndexDescriptions {
    private IndexDescriptions() {}

    /** The local indexes; null without any, since AWS leaves the member out. */
    static @Nullable List<LocalSecondaryIndexDescription> local(TableDefinition table, TableStatistics statistics) {
        if (table.localIndexes().isEmpty()) {
            return null;
        }
        List<LocalSecondaryIndexDescription> descriptions = new ArrayList<>();
        for (IndexDefinition index : table.localIndexes()) {
            TableStatistics.OfIndex held = statistics.index(index.name());
            descriptions.add(new LocalSecondaryIndexDescription(
                    index.name(),
                    TableDescriptions.keySchema(index.keySchema()),
                    projection(index),
                    held.sizeBytes(),
                    held.itemCount(),
                    arn(table, index)));
        }
        return descriptions;
    }

    /** The global indexes of a table just created: CREATING, and warm throughput only where it was asked for. */
    static List<GlobalSecondaryIndexDescription> created(TableDefinition table) {
        List<GlobalSecondaryIndexDescription> descriptions = new ArrayList<>();
        for (IndexDefinition index : table.globalIndexes()) {
            descriptions.add(global(
                    table,
                    index,
                    new TableStatistics(0, 0),
                    IndexStatus.CREATING,
                    null,
                    TableDescriptions.warmThroughputAsked(index.capacity())));
        }
        return descriptions;
    }

    /** The global indexes as they are, and those that have just been deleted. */
    static List<GlobalSecondaryIndexDescription> described(TableDefinition table, TableStatistics statistics) {
        List<GlobalSecondaryIndexDescription> descriptions = new ArrayList<>();
        for (IndexDefinition index : table.globalIndexes()) {
            boolean creating = index.state() == IndexState.CREATING;
            // ACTIVE as soon as the table is (source: operations.md, table descriptions).
            boolean withTable = table.state().status() == TableStatus.CREATING;
            descriptions.add(global(
                    table,
                    index,
                    statistics,
                    creating || withTable ? IndexStatus.CREATING : IndexStatus.ACTIVE,
                    creating ? true : null,
                    TableDescriptions.warmThroughput(index.capacity())));
        }
        for (IndexDefinition index : table.state().deletedIndexes()) {
            descriptions.add(global(
                    table,
                    index,
                    statistics,
                    IndexStatus.DELETING,
                    null,
                    TableDescriptions.warmThroughput(index.capacity())));
        }
        return descriptions;
    }

    /**
     * The global indexes as UpdateTable answers: what changes is still under way, and what is deleted still there.
     *
     * @param before the table before the update
     */
    static List<GlobalSecondaryIndexDescription> updated(
            TableDefinition before, TableDefinition after, TableStatistics statistics) {
        List<GlobalSecondaryIndexDescription> descriptions = new ArrayList<>();
        for (IndexDefinition index : before.globalIndexes()) {
            IndexDefinition kept = byId(after, index.id());
            IndexStatus status = kept == null
                    ? IndexStatus.DELETING
                    : kept.equals(index) ? IndexStatus.ACTIVE : IndexStatus.UPDATING;
            boolean creating = kept != null && kept.state() == IndexState.CREATING;
            IndexDefinition shown = kept == null ? index : kept;
            descriptions.add(global(
                    before,
                    shown,
                    statistics,
                    creating ? IndexStatus.CREATING : status,
                    creating ? true : null,
                    TableDescriptions.warmThroughput(shown.capacity())));
        }
        for (IndexDefinition index : after.globalIndexes()) {
            if (byId(before, index.id()) == null) {
                // The backfill follows the answer on AWS (source: developer guide, adding an index).
                descriptions.add(global(
                        after,
                        index,
                        statistics,
                        IndexStatus.CREATING,
                        false,
                        TableDescriptions.warmThroughput(index.capacity())));
            }
        }
        return descriptions;
    }

    private static GlobalSecondaryIndexDescription global(
            TableDefinition table,
            IndexDefinition index,
            TableStatistics statistics,
            IndexStatus status,
            @Nullable Boolean backfilling,
            @Nullable WarmThroughputDescription warmThroughput) {
        TableStatistics.OfIndex held = statistics.index(index.name());
        return new GlobalSecondaryIndexDescription(
                index.name(),
                TableDescriptions.keySchema(index.keySchema()),
                projection(index),
                status,
                backfilling,
                TableDescriptions.throughput(index.capacity()),
                held.sizeBytes(),
                held.itemCount(),
                arn(table, index),
                index.capacity().onDemand(),
                warmThroughput);
    }

    private static Projection projection(IndexDefinition index) {
        return new Projection(
                index.projection(), index.projection() == ProjectionType.INCLUDE ? index.nonKeyAttributes() : null);
    }

    private static @Nullable IndexDefinition byId(TableDefinition table, int id) {
        for (IndexDefinition index : table.globalIndexes()) {
            if (index.id() == id) {
                return index;
            }
        }
        return null;
    }

    private static String arn(TableDefinition table, IndexDefinition index) {
        return table.arn() + "/index/" + index.name();
    }
}
