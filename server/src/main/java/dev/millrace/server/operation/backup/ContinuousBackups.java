package dev.millrace.server.operation.backup;

import dev.millrace.protocol.operation.ContinuousBackupsDescription;
import dev.millrace.storage.table.PointInTimeRecovery;
import dev.millrace.storage.table.TableDefinition;
import java.time.Duration;
import java.time.Instant;

/** Describes point-in-time recovery as AWS does (recorded on AWS: both times and the period as soon as it is on). */
final class ContinuousBackups {
    /** How far the latest time to restore to is behind (source: service model, "typically 5 minutes"). */
    private static final Duration LAG = Duration.ofMinutes(5);

    private ContinuousBackups() {}

    static ContinuousBackupsDescription describe(TableDefinition table, Instant now) {
        PointInTimeRecovery recovery = table.attachments().recovery();
        if (recovery == null) {
            return new ContinuousBackupsDescription(false, null, null, null);
        }
        Instant earliest = later(recovery.since(), now.minus(Duration.ofDays(recovery.periodDays())));
        return new ContinuousBackupsDescription(true, recovery.periodDays(), earliest, later(earliest, now.minus(LAG)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
