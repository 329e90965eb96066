package dev.millrace.protocol.lambda;

import dev.millrace.protocol.json.JsonWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a batch that was given up, in AWS's form and member order (source: streams.md F6, recorded on AWS).
 *
 * @param requestId of the last invocation
 * @param invokeCount how often this batch was invoked
 * @param response how the last invocation ended; null if none did
 * @param firstArrival told in whole seconds, rounded down
 */
public record FailureRecord(
        String requestId,
        String functionArn,
        Condition condition,
        int invokeCount,
        @Nullable Response response,
        Instant timestamp,
        String shardId,
        String startSequenceNumber,
        String endSequenceNumber,
        Instant firstArrival,
        Instant lastArrival,
        int batchSize,
        String streamArn) {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Why a batch was given up. */
    public enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        RECORD_AGE_EXCEEDED("RecordAgeExceeded");

        private final String text;

        Condition(String text) {
            this.text = text;
        }
    }

    /**
     * How an invocation ended.
     *
     * @param functionError null when the function answered and its answer told of the failure
     */
    public record Response(
            int statusCode,
            String executedVersion,
            @Nullable String functionError) {}

    /** The record for queues and topics. */
    public byte[] json() {
        JsonWriter out = new JsonWriter();
        write(out);
        return out.endObject().toByteArray();
    }

    /** The record with what the function was sent, as AWS writes it to S3. */
    public byte[] jsonWithPayload(List<byte[]> records) {
        JsonWriter out = new JsonWriter();
        write(out);
        out.name("payload").beginObject();
        EventPayload.records(records, out);
        out.endObject();
        return out.endObject().toByteArray();
    }

    private void write(JsonWriter out) {
        out.beginObject();
        out.name("requestContext").beginObject();
        out.name("requestId").value(requestId);
        out.name("functionArn").value(functionArn);
        out.name("condition").value(condition.text);
        out.name("approximateInvokeCount").value(invokeCount);
        out.endObject();
        if (response != null) {
            out.name("responseContext").beginObject();
            out.name("statusCode").value(response.statusCode);
            out.name("executedVersion").value(response.executedVersion);
            out.name("functionError");
            if (response.functionError == null) {
                out.nullValue();
            } else {
                out.value(response.functionError);
            }
            out.endObject();
        }
        out.name("version").value("1.0");
        out.name("timestamp").value(MILLIS.format(timestamp));
        out.name("DDBStreamBatchInfo").beginObject();
        out.name("shardId").value(shardId);
        out.name("startSequenceNumber").value(startSequenceNumber);
        out.name("endSequenceNumber").value(endSequenceNumber);
        out.name("approximateArrivalOfFirstRecord").value(SECONDS.format(firstArrival));
        out.name("approximateArrivalOfLastRecord").value(SECONDS.format(lastArrival));
        out.name("batchSize").value(batchSize);
        out.name("streamArn").value(streamArn);
        out.endObject();
    }
}
