package dev.millrace.server.trigger;

import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.FailureNotice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A URL that gets a POST with AWS's failure record for each batch that was given up. Thread-safe. */
final class HttpDestination implements FailureDestination {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI uri;

    HttpDestination(HttpClient client, URI uri) {
        this.client = client;
        this.uri = uri;
    }

    @Override
    public CompletionStage<Void> deliver(FailureNotice notice) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(notice.json()))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenAccept(answer -> {
            if (answer.statusCode() / 100 != 2) {
                throw new CompletionException(new IOException("HTTP " + answer.statusCode()));
            }
        });
    }
}
