package dev.millrace.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few calls of the admin interface that commands make. */
final class AdminClient {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    /**
     * Whose triggers a command is about.
     *
     * @param endpoint where the server listens
     * @param accessKeyId names the caller, which matters to a server with isolated callers, as does the region
     */
    record Options(URI endpoint, String region, String accessKeyId) {}

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();
    private final Options options;

    AdminClient(Options options) {
        this.options = options;
    }

    /**
     * Gets what stands below a path of the interface.
     *
     * @throws ServiceError if the server refuses
     */
    Map<String, @Nullable Object> get(String path) throws IOException, ServiceError {
        String base = options.endpoint().toString().replaceFirst("/+$", "");
        URI uri = URI.create(base + "/_millrace/" + path + "?accessKeyId=" + encoded(options.accessKeyId()) + "&region="
                + encoded(options.region()));
        HttpResponse<byte[]> response;
        try {
            response = http.send(
                    HttpRequest.newBuilder(uri).timeout(ANSWER_PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (response.statusCode() == 200) {
            return JsonTree.parseObject(response.body());
        }
        String sentence = "The server answered HTTP " + response.statusCode() + ".";
        try {
            String told = JsonTree.text(JsonTree.parseObject(response.body()), "error");
            sentence = told == null ? sentence : told;
        } catch (IOException notJson) {
            // What answered is no Millrace; the status says as much as there is to say.
        }
        throw new ServiceError("HTTP " + response.statusCode(), sentence);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
