package dev.millrace.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of the interface below {@code /_millrace/}. Thread-safe. */
final class AdminClient {
    /** Moving a clock far ahead does all that falls due meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;

    AdminClient(URI endpoint) {
        this.endpoint = endpoint;
    }

    String get(String path) {
        return send(request(path).GET());
    }

    String post(String path, String body) {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(endpoint.resolve("/_millrace/" + path))
                .timeout(PATIENCE)
                .header("X-Millrace", "1");
    }

    private String send(HttpRequest.Builder request) {
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Millrace was answering", interrupted);
        }
        if (response.statusCode() != 200) {
            throw new IllegalStateException("Millrace answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
