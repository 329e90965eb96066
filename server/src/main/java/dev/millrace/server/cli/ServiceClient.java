package dev.millrace.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few calls of DynamoDB that {@code tail} makes. Unsigned: for emulators, which read the caller's name alone. */
final class ServiceClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();
    private final URI endpoint;
    private final String authorization;

    ServiceClient(URI endpoint, String accessKeyId, String region) {
        this.endpoint = endpoint.getPath().isEmpty() ? endpoint.resolve("/") : endpoint;
        this.authorization = "AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/20260101/" + region
                + "/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=unsigned";
    }

    /** Calls an operation on tables. */
    Map<String, @Nullable Object> tables(String operation, Map<String, ?> request) throws IOException, ServiceError {
        return call("DynamoDB_20120810." + operation, request);
    }

    /** Calls an operation on streams. */
    Map<String, @Nullable Object> streams(String operation, Map<String, ?> request) throws IOException, ServiceError {
        return call("DynamoDBStreams_20120810." + operation, request);
    }

    private Map<String, @Nullable Object> call(String target, Map<String, ?> request) throws IOException, ServiceError {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .timeout(ANSWER_PATIENCE)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .header("X-Amz-Date", "20260101T000000Z")
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(JsonTree.line(request)))
                .build();
        HttpResponse<byte[]> response;
        try {
            response = http.send(post, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (response.statusCode() == 200) {
            return JsonTree.parseObject(response.body());
        }
        throw error(response);
    }

    private static ServiceError error(HttpResponse<byte[]> response) {
        Map<String, @Nullable Object> body;
        try {
            body = JsonTree.parseObject(response.body());
        } catch (IOException notJson) {
            return new ServiceError("HTTP " + response.statusCode(), "The server answered with no JSON.");
        }
        String type = JsonTree.text(body, "__type");
        String message = JsonTree.text(body, "message");
        String other = JsonTree.text(body, "Message");
        String code = type == null ? "HTTP " + response.statusCode() : type.substring(type.indexOf('#') + 1);
        return new ServiceError(code, message != null ? message : other != null ? other : "");
    }
}
