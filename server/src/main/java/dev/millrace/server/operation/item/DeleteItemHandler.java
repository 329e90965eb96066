package dev.millrace.server.operation.item;

import dev.millrace.protocol.expression.ExpressionTexts;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.DeleteItemContract.Request;
import dev.millrace.protocol.operation.DeleteItemContract.Response;
import dev.millrace.protocol.operation.KeyChecks;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.server.request.ParameterStyles;
import dev.millrace.server.request.RequestValues;
import dev.millrace.server.request.WriteCondition;
import dev.millrace.storage.table.ItemMutation;
import dev.millrace.storage.table.TableDefinition;

/** Deletes an item; deleting an absent one is legal and changes nothing. */
public final class DeleteItemHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        ConditionalWrite write = ConditionalWrite.of(request, context, ParameterStyles.of(), new ExpressionTexts());
        RequestValues.require(request.key());
        ReturnValues.requireAllOldOrNone(request.returnValues());
        WriteCondition condition = write.condition();
        TableDefinition table = write.table();
        PrimaryKey key = KeyChecks.ofKey(table.keySchema(), request.key().values());
        ItemMutation mutation = before -> {
            condition.require(before);
            return null;
        };
        write.commit(
                table,
                key,
                mutation,
                reply,
                (written, cost, collection) -> new Response(write.oldImage(written), cost, collection));
    }
}
