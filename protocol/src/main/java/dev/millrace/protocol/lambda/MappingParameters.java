package dev.millrace.protocol.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CreateEventSourceMapping and UpdateEventSourceMapping both may say of a mapping; null is "not said".
 *
 * @param functionName in any of the forms that {@link FunctionName} reads
 * @param filterPatterns empty takes all filters away
 * @param onFailureDestination empty takes the destination away
 * @param reportsItemFailures whether FunctionResponseTypes, which was said, has ReportBatchItemFailures
 * @param unsupported members that are for other event sources, in the order of the service model
 */
public record MappingParameters(
        @Nullable String functionName,
        @Nullable Boolean enabled,
        @Nullable Integer batchSize,
        @Nullable Integer maximumBatchingWindowInSeconds,
        @Nullable Integer parallelizationFactor,
        @Nullable Integer maximumRecordAgeInSeconds,
        @Nullable Integer maximumRetryAttempts,
        @Nullable Boolean bisectBatchOnFunctionError,
        @Nullable Integer tumblingWindowInSeconds,
        @Nullable Boolean reportsItemFailures,
        @Nullable List<String> filterPatterns,
        @Nullable String onFailureDestination,
        List<String> unsupported) {
    public MappingParameters {
        filterPatterns = filterPatterns == null ? null : List.copyOf(filterPatterns);
        unsupported = List.copyOf(unsupported);
    }
}
