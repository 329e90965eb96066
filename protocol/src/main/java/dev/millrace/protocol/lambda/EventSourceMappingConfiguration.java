package dev.millrace.protocol.lambda;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping as answers describe it. */
public record EventSourceMappingConfiguration(
        String uuid,
        String eventSourceMappingArn,
        String eventSourceArn,
        String functionArn,
        EventSourcePosition startingPosition,
        String state,
        String stateTransitionReason,
        String lastProcessingResult,
        Instant lastModified,
        int batchSize,
        long maximumBatchingWindowInSeconds,
        int parallelizationFactor,
        long maximumRecordAgeInSeconds,
        int maximumRetryAttempts,
        boolean bisectBatchOnFunctionError,
        long tumblingWindowInSeconds,
        boolean reportsItemFailures,
        List<String> filterPatterns,
        @Nullable String onFailureDestination) {
    public EventSourceMappingConfiguration {
        filterPatterns = List.copyOf(filterPatterns);
    }
}
