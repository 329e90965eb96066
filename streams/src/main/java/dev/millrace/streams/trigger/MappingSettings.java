package dev.millrace.streams.trigger;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a mapping batches, filters, retries and gives up. Ranges and defaults are AWS's (source: streams.md F1); ranges
 * are checked where requests are decoded, only patterns are checked here.
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

    /** Patterns of one mapping; AWS gives more on request (source: streams.md F1). */
    public static final int FILTER_COUNT_MAX = 5;

    /** Characters of one pattern (source: streams.md F1). */
    public static final int PATTERN_LENGTH_MAX = 4096;

    /** What AWS assumes for a stream of DynamoDB. */
    public static final MappingSettings DEFAULT = new MappingSettings(
            100, Duration.ZERO, 1, UNLIMITED, UNLIMITED, false, Duration.ZERO, false, List.of(), null);

    public MappingSettings {
        filterPatterns = List.copyOf(filterPatterns);
    }

    /** A builder that begins with these settings. */
    public Builder change() {
        return new Builder(this);
    }

    /** Settings step by step. Not thread-safe. */
    public static final class Builder {
        private int batchSize;
        private Duration batchingWindow;
        private int parallelizationFactor;
        private int maximumRetryAttempts;
        private long maximumRecordAgeSeconds;
        private boolean bisectOnError;
        private Duration tumblingWindow;
        private boolean reportsItemFailures;
        private List<String> filterPatterns;
        private @Nullable String onFailureDestination;

        private Builder(MappingSettings settings) {
            batchSize = settings.batchSize;
            batchingWindow = settings.batchingWindow;
            parallelizationFactor = settings.parallelizationFactor;
            maximumRetryAttempts = settings.maximumRetryAttempts;
            maximumRecordAgeSeconds = settings.maximumRecordAgeSeconds;
            bisectOnError = settings.bisectOnError;
            tumblingWindow = settings.tumblingWindow;
            reportsItemFailures = settings.reportsItemFailures;
            filterPatterns = settings.filterPatterns;
            onFailureDestination = settings.onFailureDestination;
        }

        /** See {@link MappingSettings#batchSize}. */
        public Builder batchSize(int value) {
            batchSize = value;
            return this;
        }

        /** See {@link MappingSettings#batchingWindow}. */
        public Builder batchingWindow(Duration value) {
            batchingWindow = value;
            return this;
        }

        /** See {@link MappingSettings#parallelizationFactor}. */
        public Builder parallelizationFactor(int value) {
            parallelizationFactor = value;
            return this;
        }

        /** See {@link MappingSettings#maximumRetryAttempts}. */
        public Builder maximumRetryAttempts(int value) {
            maximumRetryAttempts = value;
            return this;
        }

        /** See {@link MappingSettings#maximumRecordAgeSeconds}. */
        public Builder maximumRecordAgeSeconds(long value) {
            maximumRecordAgeSeconds = value;
            return this;
        }

        /** See {@link MappingSettings#bisectOnError}. */
        public Builder bisectOnError(boolean value) {
            bisectOnError = value;
            return this;
        }

        /** See {@link MappingSettings#tumblingWindow}. */
        public Builder tumblingWindow(Duration value) {
            tumblingWindow = value;
            return this;
        }

        /** See {@link MappingSettings#reportsItemFailures}. */
        public Builder reportsItemFailures(boolean value) {
            reportsItemFailures = value;
            return this;
        }

        /** See {@link MappingSettings#filterPatterns}. */
        public Builder filterPatterns(List<String> value) {
            filterPatterns = value;
            return this;
        }

        /** See {@link MappingSettings#onFailureDestination}. */
        public Builder onFailureDestination(@Nullable String value) {
            onFailureDestination = value;
            return this;
        }

        /** The settings. */
        public MappingSettings build() {
            return new MappingSettings(
                    batchSize,
                    batchingWindow,
                    parallelizationFactor,
                    maximumRetryAttempts,
                    maximumRecordAgeSeconds,
                    bisectOnError,
                    tumblingWindow,
                    reportsItemFailures,
                    filterPatterns,
                    onFailureDestination);
        }
    }
}
