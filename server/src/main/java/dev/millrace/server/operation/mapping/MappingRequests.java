package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.lambda.EventSourcePosition;
import dev.millrace.protocol.lambda.MappingParameters;
import dev.millrace.streams.trigger.MappingSettings;
import dev.millrace.streams.trigger.StartingPosition;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From what a request says to what a mapping is, with the checks that need no state. */
public final class MappingRequests {
    private static final int RECORD_AGE_MIN_SECONDS = 60;
    private static final Pattern DYNAMODB = Pattern.compile("arn:aws[a-zA-Z0-9-]*:dynamodb:.*");

    private MappingRequests() {}

    /** Whether an event source is DynamoDB's; all others are foreign here. */
    static boolean isDynamoDb(String eventSourceArn) {
        return DYNAMODB.matcher(eventSourceArn).matches();
    }

    /** Where to begin (source: recorded on AWS, test_create_event_source_validation). */
    public static StartingPosition position(@Nullable EventSourcePosition said, String streamArn) {
        if (said == null) {
            throw LambdaErrors.missingStartingPosition();
        }
        return switch (said) {
            case TRIM_HORIZON -> StartingPosition.TRIM_HORIZON;
            case LATEST -> StartingPosition.LATEST;
            case AT_TIMESTAMP -> throw LambdaErrors.unsupportedStartingPosition(streamArn);
        };
    }

    /** Refuses what is for other event sources, or out of a range with a gap. */
    static void check(MappingParameters said) {
        if (!said.unsupported().isEmpty()) {
            throw LambdaErrors.unsupportedParameter(said.unsupported().get(0));
        }
        Integer age = said.maximumRecordAgeInSeconds();
        if (age != null && age != MappingSettings.UNLIMITED && age < RECORD_AGE_MIN_SECONDS) {
            throw LambdaErrors.invalidRecordAge();
        }
    }

    /** The settings of a new mapping, after the same checks as the API's. */
    public static MappingSettings newSettings(MappingParameters said) {
        check(said);
        return settings(MappingSettings.DEFAULT, said);
    }

    /** The settings that were there, with what the request says instead. */
    static MappingSettings settings(MappingSettings before, MappingParameters said) {
        return new MappingSettings(
                or(said.batchSize(), before.batchSize()),
                seconds(said.maximumBatchingWindowInSeconds(), before.batchingWindow()),
                or(said.parallelizationFactor(), before.parallelizationFactor()),
                or(said.maximumRetryAttempts(), before.maximumRetryAttempts()),
                said.maximumRecordAgeInSeconds() == null
                        ? before.maximumRecordAgeSeconds()
                        : said.maximumRecordAgeInSeconds(),
                or(said.bisectBatchOnFunctionError(), before.bisectOnError()),
                seconds(said.tumblingWindowInSeconds(), before.tumblingWindow()),
                or(said.reportsItemFailures(), before.reportsItemFailures()),
                or(said.filterPatterns(), before.filterPatterns()),
                destination(said.onFailureDestination(), before.onFailureDestination()));
    }

    private static <T> T or(@Nullable T said, T before) {
        return said == null ? before : said;
    }

    private static Duration seconds(@Nullable Integer said, Duration before) {
        return said == null ? before : Duration.ofSeconds(said);
    }

    private static @Nullable String destination(@Nullable String said, @Nullable String before) {
        if (said == null) {
            return before;
        }
        return said.isEmpty() ? null : said;
    }
}
