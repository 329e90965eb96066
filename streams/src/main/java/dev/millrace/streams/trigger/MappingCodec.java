package dev.millrace.streams.trigger;

import dev.millrace.storage.table.StoredDocument;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Duration;

/** Mappings as stored documents. A member once written keeps its name and meaning. */
final class MappingCodec {
    private MappingCodec() {}

    static byte[] encode(StoredMapping stored) {
        EventSourceMapping mapping = stored.mapping();
        MappingSettings settings = mapping.settings();
        return StoredDocument.builder()
                .text("uuid", mapping.uuid())
                .number("number", stored.number())
                .text("streamArn", mapping.streamArn())
                .text("functionArn", mapping.functionArn())
                .constant("startingPosition", mapping.startingPosition())
                .number("startStamp", stored.start().stamp())
                .number("startOrdinal", (long) stored.start().ordinal())
                .flag("enabled", stored.isEnabled())
                .instant("lastModified", mapping.lastModified())
                .text("stateTransitionReason", mapping.stateTransitionReason())
                .number("batchSize", (long) settings.batchSize())
                .number("batchingWindowMillis", settings.batchingWindow().toMillis())
                .number("parallelizationFactor", (long) settings.parallelizationFactor())
                .number("maximumRetryAttempts", (long) settings.maximumRetryAttempts())
                .number("maximumRecordAgeSeconds", settings.maximumRecordAgeSeconds())
                .flag("bisectOnError", settings.bisectOnError())
                .number("tumblingWindowMillis", settings.tumblingWindow().toMillis())
                .flag("reportsItemFailures", settings.reportsItemFailures())
                .texts("filterPatterns", settings.filterPatterns())
                .text("onFailureDestination", settings.onFailureDestination())
                .build()
                .encode();
    }

    /** @param result what the last batch ended in, which is kept beside the mapping */
    static StoredMapping decode(byte[] value, String result) {
        StoredDocument document = StoredDocument.decode(value);
        MappingSettings settings = new MappingSettings(
                Math.toIntExact(document.number("batchSize")),
                Duration.ofMillis(document.number("batchingWindowMillis")),
                Math.toIntExact(document.number("parallelizationFactor")),
                Math.toIntExact(document.number("maximumRetryAttempts")),
                document.number("maximumRecordAgeSeconds"),
                document.flag("bisectOnError"),
                Duration.ofMillis(document.number("tumblingWindowMillis")),
                document.flag("reportsItemFailures"),
                document.texts("filterPatterns"),
                document.findText("onFailureDestination"));
        EventSourceMapping mapping = new EventSourceMapping(
                document.text("uuid"),
                document.text("streamArn"),
                document.text("functionArn"),
                document.constant("startingPosition", StartingPosition.class),
                settings,
                document.flag("enabled") ? MappingState.ENABLED : MappingState.DISABLED,
                document.instant("lastModified"),
                document.text("stateTransitionReason"),
                result);
        return new StoredMapping(
                mapping,
                document.number("number"),
                new SequenceNumber(document.number("startStamp"), Math.toIntExact(document.number("startOrdinal"))));
    }
}
