package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The bytes of one request as the AWS SDKs send it, with credentials that no server here verifies. */
final class WireRequest {
    static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    static final String DATE = "20260101T000000Z";
    static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIDBENCH/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
                    + " Signature=0000000000000000000000000000000000000000000000000000000000000000";

    private WireRequest() {}

    /** The value of X-Amz-Target for an operation. */
    static String target(String operation) {
        return switch (operation) {
            case "ListStreams", "DescribeStream", "GetShardIterator", "GetRecords" ->
                "DynamoDBStreams_20120810." + operation;
            default -> "DynamoDB_20120810." + operation;
        };
    }

    /** Head and body of a request. */
    static byte[] bytes(String operation, String json) {
        byte[] body = json.getBytes(UTF_8);
        String head = "POST / HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "X-Amz-Target: " + target(operation) + "\r\n"
                + "X-Amz-Date: " + DATE + "\r\n"
                + "Authorization: " + AUTHORIZATION + "\r\n"
                + "Content-Type: " + CONTENT_TYPE + "\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }
}
