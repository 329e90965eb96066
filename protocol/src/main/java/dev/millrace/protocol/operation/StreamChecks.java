package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What AWS checks in requests about streams besides the modelled constraints, before any stream is looked up. */
public final class StreamChecks {
    private static final Pattern STREAM_ARN =
            Pattern.compile("arn:[a-z0-9-]+:dynamodb:[a-z0-9-]+:[0-9]{12}:table/[a-zA-Z0-9_.-]+/stream/[^/]+");

    private StreamChecks() {}

    /** Checks page size and start. */
    public static void check(ListStreamsContract.Request request) {
        requirePage(request.limit(), ServiceLimits.LIST_STREAMS_COUNT_MAX);
        if (request.exclusiveStartStreamArn() != null) {
            requireArn(request.exclusiveStartStreamArn());
        }
    }

    /** Checks ARN and page size. */
    public static void check(DescribeStreamContract.Request request) {
        requireArn(request.streamArn());
        requirePage(request.limit(), ServiceLimits.DESCRIBE_STREAM_COUNT_MAX);
    }

    /** Checks that the type has a sequence number exactly if it needs one (source: streams.md D1). */
    public static void check(GetShardIteratorContract.Request request) {
        requireArn(request.streamArn());
        String sequenceNumber = request.sequenceNumber();
        switch (request.shardIteratorType()) {
            case TRIM_HORIZON, LATEST -> {
                if (sequenceNumber != null) {
                    throw StreamErrors.sequenceNumberNotExpected();
                }
            }
            case AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER -> {
                if (sequenceNumber == null || !isDigits(sequenceNumber)) {
                    throw StreamErrors.invalidSequenceNumber();
                }
            }
        }
    }

    /** Checks the page size. */
    public static void check(GetRecordsContract.Request request) {
        Integer limit = request.limit();
        if (limit != null && limit > ServiceLimits.GET_RECORDS_COUNT_MAX) {
            throw StreamErrors.recordPageTooLarge(ServiceLimits.GET_RECORDS_COUNT_MAX);
        }
    }

    private static void requirePage(@Nullable Integer limit, int maximum) {
        if (limit != null && limit > maximum) {
            throw StreamErrors.pageTooLarge(maximum);
        }
    }

    private static void requireArn(String streamArn) {
        if (!STREAM_ARN.matcher(streamArn).matches()) {
            throw StreamErrors.malformedStreamArn();
        }
    }

    private static boolean isDigits(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }
}
