package dev.millrace.server.operation.table;

import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.error.TableRequestErrors;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.ProvisionedThroughput;
import dev.millrace.protocol.operation.TableClassSummary;
import dev.millrace.protocol.operation.UpdateTableChecks;
import dev.millrace.protocol.operation.UpdateTableContract.Request;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.EncryptionSettings;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The settings that UpdateTable changes, besides the stream: a pure function from definition to definition. */
final class TableChanges {
    private TableChanges() {}

    static TableDefinition apply(TableDefinition table, Request request, CallContext context) {
        TableDefinition.Builder changed = table.toBuilder();
        changed.capacity(capacity(table.capacity(), request, context.now()));
        if (request.tableClass() != null) {
            changed.tableClass(new TableClassSummary(request.tableClass(), context.now()));
        }
        if (request.deletionProtectionEnabled() != null) {
            changed.deletionProtected(request.deletionProtectionEnabled());
        }
        if (request.sseSpecification() != null) {
            EncryptionSettings encryption =
                    TableSettings.encryption(request.sseSpecification(), UUID.fromString(table.tableId()), context);
            changed.encryption(encryption);
        }
        return changed.build();
    }

    private static CapacitySettings capacity(CapacitySettings before, Request request, Instant now) {
        CapacitySettings changed = before;
        if (request.billingMode() == BillingMode.PAY_PER_REQUEST && before.billingMode() == BillingMode.PROVISIONED) {
            changed = CapacitySettings.payPerRequest(now).withWarm(before.warm());
        } else if (request.billingMode() == BillingMode.PROVISIONED || (request.provisionedThroughput() != null)) {
            changed = provisioned(before, request.billingMode(), request.provisionedThroughput(), now);
        }
        OnDemandThroughput bounds = request.onDemandThroughput();
        if (bounds != null) {
            if (changed.billingMode() == BillingMode.PROVISIONED) {
                throw TableErrors.onDemandLimitOnProvisionedTable(
                        bounds.maxReadRequestUnits() != null ? "MaxReadRequestUnits" : "MaxWriteRequestUnits");
            }
            changed = changed.changedTo(bounds);
        }
        UpdateTableChecks.checkWarm(
                request.warmThroughput(), changed.billingMode() == BillingMode.PAY_PER_REQUEST, null);
        return request.warmThroughput() == null ? changed : changed.changedTo(request.warmThroughput());
    }

    private static CapacitySettings provisioned(
            CapacitySettings before,
            @Nullable BillingMode mode,
            @Nullable ProvisionedThroughput throughput,
            Instant now) {
        if (mode == null && before.billingMode() == BillingMode.PAY_PER_REQUEST) {
            throw TableRequestErrors.unitsWithPayPerRequest();
        }
        if (throughput == null) {
            if (before.billingMode() == BillingMode.PROVISIONED) {
                return before;
            }
            throw TableRequestErrors.unitsMissingOnUpdate();
        }
        long reads = throughput.readCapacityUnits();
        long writes = throughput.writeCapacityUnits();
        if (before.billingMode() == BillingMode.PROVISIONED
                && reads == before.readUnits()
                && writes == before.writeUnits()) {
            throw TableErrors.throughputUnchanged(reads, writes);
        }
        return withUnits(before, reads, writes, now);
    }

    /** Other units, with the dates and the count that a description tells of such changes. */
    static CapacitySettings withUnits(CapacitySettings before, long reads, long writes, Instant now) {
        boolean stays = before.billingMode() == BillingMode.PROVISIONED;
        boolean rises = stays && (reads > before.readUnits() || writes > before.writeUnits());
        boolean falls = stays && (reads < before.readUnits() || writes < before.writeUnits());
        long decreasesTodayCount = isSameDay(before.lastDecrease(), now) ? before.decreasesTodayCount() : 0;
        return new CapacitySettings(
                BillingMode.PROVISIONED,
                reads,
                writes,
                rises ? now : before.lastIncrease(),
                falls ? now : before.lastDecrease(),
                decreasesTodayCount + (falls ? 1 : 0),
                before.payPerRequestSince(),
                null,
                before.warm());
    }

    private static boolean isSameDay(@Nullable Instant earlier, Instant now) {
        return earlier != null
                && earlier.atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
