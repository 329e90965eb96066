package dev.millrace.server.operation.transaction;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.TransactAction;
import dev.millrace.protocol.operation.TransactWriteItemsContract.Request;
import dev.millrace.protocol.operation.TransactWriteItemsContract.Response;
import dev.millrace.server.capacity.CapacityTally;
import dev.millrace.server.capacity.CollectionMetrics;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.CommitReplies;
import dev.millrace.storage.table.IdempotencyToken;
import dev.millrace.storage.table.ItemWrite;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TokenSweeper;
import dev.millrace.storage.table.WriteAllResult;
import dev.millrace.storage.table.WriteResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks and writes items in one commit, once for each token. */
public final class TransactWriteItemsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        List<BoundAction> actions = bind(request.actions());
        List<TableDefinition> tables = tables(actions, context.namespace().tables());
        List<ItemWrite> writes = plan(actions, tables);
        IdempotencyToken token = token(request);
        TokenSweeper sweeper = context.namespace().tokens();
        context.namespace()
                .items()
                .mutateAll(writes, token, context.writeContext(), CommitReplies.guarded(reply, result -> {
                    if (token != null) {
                        // Whatever the result: a token may be kept without the writer knowing it.
                        sweeper.tokenKept();
                    }
                    settle(result, request, actions, writes, reply);
                }));
    }

    private static @Nullable IdempotencyToken token(Request request) {
        return request.clientRequestToken() == null
                ? null
                : new IdempotencyToken(request.clientRequestToken(), ContentFingerprint.of(request.actions()));
    }

    private static List<BoundAction> bind(List<TransactAction> actions) {
        List<BoundAction> bound = new ArrayList<>(actions.size());
        long size = 0;
        for (TransactAction action : actions) {
            BoundAction next = BoundAction.of(action);
            size += next.sizeBytes();
            bound.add(next);
        }
        if (size > ServiceLimits.TRANSACTION_SIZE_MAX) {
            throw TransactionErrors.tooLarge(size);
        }
        return bound;
    }

    /** The table of each action; before that an item that stands twice, after it a key that is empty. */
    private static List<TableDefinition> tables(List<BoundAction> actions, TableCatalog catalog) {
        ItemIdentities identities = new ItemIdentities();
        for (BoundAction action : actions) {
            identities.add(action.tableName(), catalog.find(action.tableName()).orElse(null), action.attributes());
        }
        List<TableDefinition> tables = new ArrayList<>(actions.size());
        for (BoundAction action : actions) {
            tables.add(catalog.require(action.tableName()));
        }
        for (int index = 0; index < actions.size(); index++) {
            KeyChecks.requireNotEmpty(
                    tables.get(index).keySchema(), actions.get(index).attributes());
        }
        return tables;
    }

    /** The first action that does not fit its table ends it: no condition is looked at (recorded on AWS). */
    private static List<ItemWrite> plan(List<BoundAction> actions, List<TableDefinition> tables) {
        List<ItemWrite> writes = new ArrayList<>(actions.size());
        for (int index = 0; index < actions.size(); index++) {
            try {
                writes.add(actions.get(index).plan(tables.get(index)));
            } catch (ApiException mistake) {
                List<@Nullable ApiException> refusals = new ArrayList<>(Collections.nCopies(actions.size(), null));
                refusals.set(index, mistake);
                throw TransactionErrors.cancelled(refusals);
            }
        }
        return writes;
    }

    private static void settle(
            WriteAllResult result,
            Request request,
            List<BoundAction> actions,
            List<ItemWrite> writes,
            Reply<Response> reply) {
        if (result instanceof WriteAllResult.Written written) {
            reply.answer(response(request, actions, writes, written.items()));
        } else if (result instanceof WriteAllResult.Replayed replayed) {
            reply.answer(repeated(request, writes, replayed.imageSizes()));
        } else if (result instanceof WriteAllResult.Cancelled cancelled) {
            reply.refuse(TransactionErrors.cancelled(cancelled.reasons()));
        } else if (result instanceof WriteAllResult.Conflicted) {
            // The engine does not tell which item it was, so each may be tried again.
            reply.refuse(TransactionErrors.cancelled(Collections.nCopies(writes.size(), TransactionErrors.conflict())));
        } else if (result instanceof WriteAllResult.Refused refused) {
            reply.refuse(refused.cause());
        } else {
            throw new IllegalStateException("a transaction ended as " + result);
        }
    }

    private static Response response(
            Request request, List<BoundAction> actions, List<ItemWrite> writes, List<WriteResult.Written> items) {
        CapacityTally capacity = new CapacityTally(request.returnConsumedCapacity());
        CollectionMetrics collections = new CollectionMetrics(request.returnItemCollectionMetrics());
        for (int index = 0; index < writes.size(); index++) {
            ItemWrite write = writes.get(index);
            WriteResult.Written written = items.get(index);
            capacity.writeInTransaction(write.table(), written.before(), written.after());
            if (actions.get(index).writes()) {
                collections.add(write.table(), write.key(), written);
            }
        }
        return new Response(collections.answer(), capacity.answer());
    }

    /** A repetition costs reads (recorded on AWS). */
    private static Response repeated(Request request, List<ItemWrite> writes, List<Integer> imageSizes) {
        CapacityTally capacity = new CapacityTally(request.returnConsumedCapacity());
        for (int index = 0; index < writes.size(); index++) {
            capacity.readInTransaction(writes.get(index).table(), imageSizes.get(index));
        }
        return new Response(null, capacity.answer());
    }
}
