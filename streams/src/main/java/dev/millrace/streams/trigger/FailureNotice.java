package dev.millrace.streams.trigger;

import java.time.Instant;

/**
 * What is told of a discarded batch.
 *
 * @param timestamp when it was discarded
 * @param requestId as the record tells it: that of the last invocation, or a new one if there was none
 * @param json AWS's record for queues and topics (source: streams.md F6, recorded on AWS)
 * @param jsonWithPayload the same with the records, as AWS writes it to S3
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FailureNotice(
        String mappingUuid, String shardId, Instant timestamp, String requestId, byte[] json, byte[] jsonWithPayload) {}
