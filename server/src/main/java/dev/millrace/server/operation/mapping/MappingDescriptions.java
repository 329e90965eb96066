package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.lambda.EventSourceMappingConfiguration;
import dev.millrace.protocol.lambda.EventSourcePosition;
import dev.millrace.streams.trigger.EventSourceMapping;
import dev.millrace.streams.trigger.MappingSettings;

/** Mappings as answers describe them. */
public final class MappingDescriptions {
    private MappingDescriptions() {}

    /** One mapping. */
    public static EventSourceMappingConfiguration of(EventSourceMapping mapping) {
        MappingSettings settings = mapping.settings();
        return new EventSourceMappingConfiguration(
                mapping.uuid(),
                arn(mapping),
                mapping.streamArn(),
                mapping.functionArn(),
                switch (mapping.startingPosition()) {
                    case TRIM_HORIZON -> EventSourcePosition.TRIM_HORIZON;
                    case LATEST -> EventSourcePosition.LATEST;
                },
                mapping.state().text(),
                mapping.stateTransitionReason(),
                mapping.lastProcessingResult(),
                mapping.lastModified(),
                settings.batchSize(),
                settings.batchingWindow().toSeconds(),
                settings.parallelizationFactor(),
                settings.maximumRecordAgeSeconds(),
                settings.maximumRetryAttempts(),
                settings.bisectOnError(),
                settings.tumblingWindow().toSeconds(),
                settings.reportsItemFailures(),
                settings.filterPatterns(),
                settings.onFailureDestination());
    }

    /** In the region and account of its function, which are those of whoever created it. */
    private static String arn(EventSourceMapping mapping) {
        String[] parts = mapping.functionArn().split(":", 6);
        return "arn:aws:lambda:" + parts[3] + ":" + parts[4] + ":event-source-mapping:" + mapping.uuid();
    }
}
