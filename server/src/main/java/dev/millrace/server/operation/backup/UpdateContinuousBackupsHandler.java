package dev.millrace.server.operation.backup;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.protocol.operation.UpdateContinuousBackupsContract.Request;
import dev.millrace.protocol.operation.UpdateContinuousBackupsContract.Response;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.dispatch.Reply;
import dev.millrace.storage.table.PointInTimeRecovery;
import dev.millrace.storage.table.TableCatalog;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;

/** Stores whether point-in-time recovery is on; no backup is made. */
public final class UpdateContinuousBackupsHandler implements OperationHandler<Request, Response> {
    @Override
    public void handle(Request request, CallContext context, Reply<Response> reply) {
        String name = TableReference.name(request.tableName());
        TableCatalog tables = context.namespace().tables();
        if (tables.find(name).isEmpty()) {
            throw TableErrors.tableNotFound(name);
        }
        TableDefinition updated =
                tables.configure(name, (table, streams) -> changed(table, request, context.now()), context.now());
        reply.answer(new Response(ContinuousBackups.describe(updated, context.now())));
    }

    private static TableDefinition changed(TableDefinition table, Request request, Instant now) {
        PointInTimeRecovery before = table.attachments().recovery();
        Integer asked = request.recoveryPeriodInDays();
        int periodDays = asked == null ? ServiceLimits.RECOVERY_PERIOD_DAYS_MAX : asked;
        PointInTimeRecovery after = request.pointInTimeRecoveryEnabled()
                ? new PointInTimeRecovery(before == null ? now : before.since(), periodDays)
                : null;
        return table.toBuilder()
                .attachments(table.attachments().withRecovery(after))
                .build();
    }
}
