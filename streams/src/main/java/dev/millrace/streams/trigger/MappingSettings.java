package dev.millrace.streams.trigger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping batches, filters, retries and gives up. Ranges and defaults are AWS's (source: streams.md F1); ranges are
 * checked where requests are decoded, only patterns are checked here.
 *
 * @param batchSize records of one invocation at most, 1 to 10,000
 * @param batchingWindow how long the first record waits for others, 0 to 300 s
 * @param parallelizationFactor lanes of a shard, 1 to 10
 * @param maximumRetryAttempts -1 for until the records expire, 0 to 10,000
 * @param maximumRecordAgeSeconds -1 for no limit, 60 to 604,800
 * @param bisectOnError whether a failed batch is halved
 * @param tumblingWindow zero for none, at most 900 s
 * @param reportsItemFailures whether answers tell which records failed
 * @param filterPatterns a record passes if any of them matches; empty lets all pass
 * @param onFailureDestination the ARN of where discarded batches are told, or null
 */
public record MappingSettings(
        int batchSize,
        Duration batchingWindow,
        int parallelizationFactor,
        int maximumRetryAttempts,
        long maximumRecordAgeSeconds,
        boolean bisectOnError,
        Duration tumblingWindow,
        boolean reportsItemFailures,
        List<String> filterPatterns,
        @Nullable String onFailureDestination) {
    /** No end to retries, or no limit of age. */
    public static final int UNLIMITED = -1;

    /** What AWS assumes for a stream of DynamoDB. */
    public static final MappingSettings DEFAULT = new MappingSettings(
            100, Duration.ZERO, 1, UNLIMITED, UNLIMITED, false, Duration.ZERO, false, List.of(), null);

    public MappingSettings {
        filterPatterns = List.copyOf(filterPatterns);
    }
}
