package dev.millrace.server.operation.batch;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.BatchErrors;
import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.BatchWriteItemContract.Request;
import dev.millrace.protocol.operation.BatchWriteItemContract.Response;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.WriteRequest;
import dev.millrace.server.capacity.CapacityTally;
import dev.millrace.server.capacity.CollectionMetrics;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.CommitReplies;
import dev.millrace.server.request.RequestValues;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.WriteAllResult;
import dev.millrace.storage.table.WriteResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Puts and deletes items in one commit. AWS promises less; what it promises, that each item is written whole and that a
 * bad batch writes nothing, holds.
 */
public final class BatchWriteItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        requireCount(request);
        for (List<WriteRequest> writes : request.requestItems().values()) {
            writes.forEach(BatchWriteItemHandler::requireValid);
        }
        List<TableDefinition> tables = new ArrayList<>();
        for (String table : request.requestItems().keySet()) {
            tables.add(context.namespace().tables().require(TableReference.name(table)));
        }
        List<ItemWrite> writes = writes(request, tables);
        context.namespace()
                .items()
                .mutateAll(
                        writes,
                        context.writeContext(),
                        CommitReplies.guarded(reply, result -> settle(result, request, writes, reply)));
    }

    private static void requireCount(Request request) {
        int count = 0;
        for (List<WriteRequest> writes : request.requestItems().values()) {
            count += writes.size();
        }
        if (count > ServiceLimits.BATCH_WRITE_COUNT_MAX) {
            throw BatchErrors.tooManyRequests("BatchWriteItem");
        }
    }

    private static void requireValid(WriteRequest write) {
        if ((write.item() == null) == (write.key() == null)) {
            throw BatchErrors.notOneWrite();
        }
        if (write.key() != null) {
            RequestValues.require(write.key());
        } else if (write.item() != null
                && Item.owning(RequestValues.require(write.item())).size() > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.itemTooLarge();
        }
    }

    private static List<ItemWrite> writes(Request request, List<TableDefinition> tables) {
        List<ItemWrite> writes = new ArrayList<>();
        // By the table's number, since a request may name one table twice, by name and by ARN.
        Set<Identity> distinct = new HashSet<>();
        int tableIndex = 0;
        for (Map.Entry<String, List<WriteRequest>> entry :
                request.requestItems().entrySet()) {
            TableDefinition table = tables.get(tableIndex++);
            for (WriteRequest write : entry.getValue()) {
                ItemWrite planned = plan(table, write);
                if (!distinct.add(new Identity(table.id(), planned.key()))) {
                    throw BatchErrors.duplicateKeys();
                }
                writes.add(planned);
            }
        }
        return writes;
    }

    private static ItemWrite plan(TableDefinition table, WriteRequest write) {
        if (write.item() == null) {
            PrimaryKey key = KeyChecks.ofKey(
                    table.keySchema(), Objects.requireNonNull(write.key()).values());
            return new ItemWrite(table, key, before -> null);
        }
        Item item = Item.owning(write.item().values());
        PrimaryKey key = KeyChecks.ofBatchItem(table.keySchema(), item.attributes());
        IndexProjection.requireIndexable(table, item);
        // Encoded here, so that the store's commit lock is not held for it.
        ItemJson.encode(item);
        return new ItemWrite(table, key, before -> item);
    }

    private static void settle(WriteAllResult result, Request request, List<ItemWrite> writes, Reply<Response> reply) {
        if (result instanceof WriteAllResult.Written written) {
            reply.answer(response(request, writes, written.items()));
        } else if (result instanceof WriteAllResult.Cancelled cancelled) {
            reply.refuse(firstReason(cancelled));
        } else if (result instanceof WriteAllResult.Conflicted) {
            // A batch has no error for a transaction under way; its client sends again what was not processed.
            reply.answer(new Response(
                    request.requestItems(), null, new CapacityTally(request.returnConsumedCapacity()).answer()));
        } else if (result instanceof WriteAllResult.Refused refused) {
            reply.refuse(refused.cause());
        } else {
            throw new IllegalStateException("a batch without token ended as " + result);
        }
    }

    private static Response response(Request request, List<ItemWrite> writes, List<WriteResult.Written> items) {
        CapacityTally capacity = new CapacityTally(request.returnConsumedCapacity());
        CollectionMetrics collections = new CollectionMetrics(request.returnItemCollectionMetrics());
        for (int index = 0; index < writes.size(); index++) {
            ItemWrite write = writes.get(index);
            WriteResult.Written written = items.get(index);
            capacity.write(write.table(), written.before(), written.after());
            collections.add(write.table(), write.key(), written);
        }
        return new Response(Map.of(), collections.answer(), capacity.answer());
    }

    private static ApiException firstReason(WriteAllResult.Cancelled cancelled) {
        for (ApiException reason : cancelled.reasons()) {
            if (reason != null) {
                return reason;
            }
        }
        throw new IllegalStateException("a batch was cancelled for no reason");
    }

    private record Identity(long tableId, PrimaryKey key) {}
}
