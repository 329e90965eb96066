package dev.millrace.server.operation.item;

import dev.millrace.protocol.error.ItemErrors;
import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.protocol.operation.PutItemContract.Request;
import dev.millrace.protocol.operation.PutItemContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.server.request.RequestValues;
import dev.millrace.server.request.WriteCondition;
import dev.millrace.storage.table.IndexProjection;
import dev.millrace.storage.table.ItemMutation;
import dev.millrace.storage.table.TableDefinition;

/** Creates an item or replaces it whole. */
public final class PutItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ConditionalWrite write = ConditionalWrite.of(request, context, ParameterStyles.of(), new ExpressionTexts());
        Item item = Item.owning(RequestValues.require(request.item()));
        ReturnValues.requireAllOldOrNone(request.returnValues());
        WriteCondition condition = write.condition();
        if (item.size() > ServiceLimits.ITEM_SIZE_MAX) {
            throw ItemErrors.itemTooLarge();
        }
        TableDefinition table = write.table();
        PrimaryKey key = KeyChecks.ofItem(table.keySchema(), item.attributes());
        IndexProjection.requireIndexable(table, item);
        // Encoded here, so that the store's commit lock is not held for it.
        ItemJson.encode(item);
        ItemMutation mutation = before -> {
            condition.require(before);
            return item;
        };
        write.commit(
                table,
                key,
                mutation,
                reply,
                (written, cost, collection) -> new Response(write.oldImage(written), cost, collection));
    }
}
