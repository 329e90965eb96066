package dev.millrace.protocol.operation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests about streams that contradict themselves (source: streams.md A4, D1, D4). */
class StreamChecksTest {
    private static final String P = "One or more parameter values were invalid: ";
    private static final String ARN =
            "arn:aws:dynamodb:us-east-1:000000000000:table/abc/stream/2026-11-22T10:16:00.123";
    private static final String NUMBER = "1".repeat(25);

    @ParameterizedTest
    @EnumSource(
            value = ShardIteratorType.class,
            names = {"TRIM_HORIZON", "LATEST"})
    void aPositionWithoutNumberTakesNone(ShardIteratorType type) {
        StreamChecks.check(iterator(type, null));
        Wire.assertValidation(
                () -> StreamChecks.check(iterator(type, NUMBER)),
                P + "SequenceNumber should not be passed for this iterator type");
    }

    @ParameterizedTest
    @EnumSource(
            value = ShardIteratorType.class,
            names = {"AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"})
    void aPositionByNumberNeedsOne(ShardIteratorType type) {
        StreamChecks.check(iterator(type, NUMBER));
        Wire.assertValidation(() -> StreamChecks.check(iterator(type, null)), P + "Invalid SequenceNumber");
        Wire.assertValidation(() -> StreamChecks.check(iterator(type, "x".repeat(25))), P + "Invalid SequenceNumber");
    }

    @Test
    void pagesHaveLargestSizes() {
        StreamChecks.check(new ListStreamsContract.Request(null, 100, null));
        StreamChecks.check(new DescribeStreamContract.Request(ARN, 100, null, null));
        StreamChecks.check(new GetRecordsContract.Request("x", 1000));
        Wire.assertValidation(
                () -> StreamChecks.check(new ListStreamsContract.Request(null, 101, null)),
                P + "Limit cannot be greater than the maximum allowed size: 100");
        Wire.assertValidation(
                () -> StreamChecks.check(new DescribeStreamContract.Request(ARN, 101, null, null)),
                P + "Limit cannot be greater than the maximum allowed size: 100");
        Wire.assertValidation(
                () -> StreamChecks.check(new GetRecordsContract.Request("x", 1001)),
                P + "Limit should be less than or equal to 1000");
    }

    @Test
    void malformedArnsAreRefused() {
        String bad = "x".repeat(60);
        Wire.assertValidation(
                () -> StreamChecks.check(new ListStreamsContract.Request(null, null, bad)), P + "Invalid StreamArn");
        Wire.assertValidation(
                () -> StreamChecks.check(new DescribeStreamContract.Request(bad, null, null, null)),
                P + "Invalid StreamArn");
        StreamChecks.check(new ListStreamsContract.Request(null, null, ARN));
    }

    private static GetShardIteratorContract.Request iterator(ShardIteratorType type, @Nullable String sequenceNumber) {
        return new GetShardIteratorContract.Request(ARN, "shard", type, sequenceNumber);
    }
}
