package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;

/** Writes the answers about continuous backups, which are always ENABLED (source: service model). */
final class ContinuousBackupsJson {
    private ContinuousBackupsJson() {}

    static void write(ContinuousBackupsDescription description, JsonWriter out) {
        out.beginObject();
        out.name("ContinuousBackupsDescription").beginObject();
        out.name("ContinuousBackupsStatus").value("ENABLED");
        out.name("PointInTimeRecoveryDescription").beginObject();
        out.name("PointInTimeRecoveryStatus").value(description.recoveryEnabled() ? "ENABLED" : "DISABLED");
        if (description.recoveryPeriodInDays() != null) {
            out.name("RecoveryPeriodInDays")
                    .value(description.recoveryPeriodInDays().longValue());
        }
        AnswerJson.time("EarliestRestorableDateTime", description.earliestRestorable(), out);
        AnswerJson.time("LatestRestorableDateTime", description.latestRestorable(), out);
        out.endObject();
        out.endObject();
        out.endObject();
    }
}
