package dev.millrace.protocol.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.ChangeRecord;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventPayloadTest {
    private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/T/stream/2015-04-08T22:00:00.000";

    /** The form and member order of streams.md F4; sizes and values of the recorded test_dynamodb_event_source_mapping. */
    @Test
    void aRecordHasAwssForm() {
        Map<String, AttributeValue> image = new LinkedHashMap<>();
        image.put("binary_key", new AttributeValue.B(Binary.copyOf("foobar".getBytes(StandardCharsets.UTF_8))));
        image.put("my_partition_key", AttributeValue.s("hello world"));

        byte[] record = EventPayload.record(change(StreamEventName.INSERT, Item.of(image), null), ARN);

        assertThat(text(EventPayload.of(List.of(record))))
                .isEqualTo("{\"Records\":[{\"eventID\":\"0123456789abcdef0123456789abcdef\",\"eventName\":\"INSERT\","
                        + "\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\","
                        + "\"dynamodb\":{\"ApproximateCreationDateTime\":1428537600.0,"
                        + "\"Keys\":{\"my_partition_key\":{\"S\":\"hello world\"}},"
                        + "\"NewImage\":{\"binary_key\":{\"B\":\"Zm9vYmFy\"},"
                        + "\"my_partition_key\":{\"S\":\"hello world\"}},"
                        + "\"SequenceNumber\":\"1000000000000000000100000\",\"SizeBytes\":70,"
                        + "\"StreamViewType\":\"NEW_IMAGE\"},\"eventSourceARN\":\"" + ARN + "\"}]}");
    }

    @Test
    void anExpiryNamesItsServiceInLowerCamelCase() {
        byte[] record = EventPayload.record(
                change(StreamEventName.REMOVE, null, new ChangeRecord.Identity("dynamodb.amazonaws.com", "Service")),
                ARN);

        assertThat(text(record))
                .contains("\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"}")
                .doesNotContain("NewImage");
    }

    @Test
    void aWindowStandsBehindTheRecords() {
        byte[] payload = EventPayload.of(
                List.of(),
                new EventPayload.Window(
                        Instant.parse("2020-07-30T17:00:00Z"),
                        Instant.parse("2020-07-30T17:05:00Z"),
                        "{\"a\": 1}".getBytes(StandardCharsets.UTF_8),
                        "shardId-1",
                        ARN,
                        true,
                        false));

        assertThat(text(payload))
                .isEqualTo("{\"Records\":[],\"window\":{\"start\":\"2020-07-30T17:00:00Z\","
                        + "\"end\":\"2020-07-30T17:05:00Z\"},\"state\":{\"a\": 1},\"shardId\":\"shardId-1\","
                        + "\"eventSourceARN\":\"" + ARN
                        + "\",\"isFinalInvokeForWindow\":true,\"isWindowTerminatedEarly\":false}");
    }

    private static ChangeRecord change(
            StreamEventName event, @Nullable Item newImage, ChangeRecord.@Nullable Identity identity) {
        return new ChangeRecord(
                "0123456789abcdef0123456789abcdef",
                event,
                "1.1",
                "aws:dynamodb",
                "us-east-1",
                new ChangeRecord.Change(
                        Instant.parse("2015-04-09T00:00:00.999Z"),
                        Item.of(Map.of("my_partition_key", AttributeValue.s("hello world"))),
                        newImage,
                        null,
                        "1000000000000000000100000",
                        70,
                        StreamViewType.NEW_IMAGE),
                identity);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
