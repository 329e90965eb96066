package dev.millrace.it.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The admin interface of one server. */
public final class AdminCalls {
    private final URI endpoint;

    /** Of the server that listens there. */
    public AdminCalls(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** Gets the answer of a call that must succeed. */
    public JsonNode get(String path) {
        RawAnswer answer = send(RawRequest.of("GET", "/_millrace/" + path));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Json.parse(answer.text());
    }

    /** Sends a body, written with single quotes, and returns the status of the answer. */
    public int status(String method, String path, String quotedBody) {
        return send(RawRequest.of(method, "/_millrace/" + path)
                        .with("X-Millrace", "1")
                        .body(quotedBody.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    /** Posts a body, written with single quotes, and returns the answer of a call that must succeed. */
    public JsonNode post(String path, String quotedBody) {
        RawRequest request = RawRequest.of("POST", "/_millrace/" + path)
                .with("X-Millrace", "1")
                .body(quotedBody.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        RawAnswer answer = send(request);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Json.parse(answer.text());
    }

    /** Sends a request as it is. */
    RawAnswer send(RawRequest request) {
        try {
            return RawConnection.once(endpoint, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
