package dev.millrace.server.operation.transaction;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.expression.ExpressionBinder;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.TransactGetItemsContract.Get;
import dev.millrace.protocol.operation.TransactGetItemsContract.Request;
import dev.millrace.protocol.operation.TransactGetItemsContract.Response;
import dev.millrace.server.capacity.CapacityTally;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.RequestValues;
import dev.millrace.storage.table.ItemKey;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items from one consistent state, so that it never conflicts with a write. */
public final class TransactGetItemsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        List<@Nullable BoundProjection> projections = new ArrayList<>();
        for (Get get : request.gets()) {
            projections.add(projection(get));
        }
        TableCatalog tables = context.namespace().tables();
        ItemIdentities identities = new ItemIdentities();
        for (Get get : request.gets()) {
            identities.add(
                    get.tableName(),
                    tables.find(get.tableName()).orElse(null),
                    get.key().values());
        }
        List<ItemKey> keys = keys(request.gets(), tables);
        List<@Nullable Item> items = context.namespace().items().findAll(keys);
        requireSize(items);
        CapacityTally capacity = new CapacityTally(request.returnConsumedCapacity());
        List<@Nullable Item> shown = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            Item item = items.get(index);
            capacity.readInTransaction(keys.get(index).table(), item == null ? 0 : item.size());
            shown.add(shown(item, projections.get(index)));
        }
        reply.answer(new Response(shown, capacity.answer()));
    }

    private static @Nullable BoundProjection projection(Get get) {
        String expression = get.projectionExpression();
        ExpressionBinder binder = ExpressionBinder.of(
                get.expressionAttributeNames(),
                null,
                new ExpressionTexts().with(ExpressionKind.PROJECTION, expression));
        RequestValues.require(get.key());
        BoundProjection projection = expression == null ? null : binder.projection(expression);
        binder.requireAllUsed();
        return projection;
    }

    /** A missing table refuses the request; the first key that does not fit cancels the transaction. */
    private static List<ItemKey> keys(List<Get> gets, TableCatalog catalog) {
        List<TableDefinition> tables = new ArrayList<>();
        for (Get get : gets) {
            tables.add(catalog.require(get.tableName()));
        }
        List<ItemKey> keys = new ArrayList<>();
        for (int index = 0; index < gets.size(); index++) {
            TableDefinition table = tables.get(index);
            try {
                keys.add(new ItemKey(
                        table,
                        KeyChecks.ofKey(table.keySchema(), gets.get(index).key().values())));
            } catch (ApiException mistake) {
                List<@Nullable ApiException> refusals = new ArrayList<>(Collections.nCopies(gets.size(), null));
                refusals.set(index, mistake);
                throw TransactionErrors.cancelled(refusals);
            }
        }
        return keys;
    }

    /** That AWS answers too much as it does for writes is inferred; the limit is documented. */
    private static void requireSize(List<@Nullable Item> items) {
        long size = 0;
        for (Item item : items) {
            size += item == null ? 0 : item.size();
        }
        if (size > ServiceLimits.TRANSACTION_SIZE_MAX) {
            throw TransactionErrors.tooLarge(size);
        }
    }

    /** Unlike other reads, this one shows nothing rather than an item of nothing (recorded on AWS). */
    private static @Nullable Item shown(@Nullable Item item, @Nullable BoundProjection projection) {
        if (item == null || projection == null) {
            return item;
        }
        Item projected = projection.project(item);
        return projected.isEmpty() ? null : projected;
    }
}
