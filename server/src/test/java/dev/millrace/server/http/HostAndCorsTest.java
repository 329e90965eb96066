package dev.millrace.server.http;

import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may ask, and what a browser is told, over raw sockets (source: errors.md section 2). */
class HostAndCorsTest extends OneServerTest {
    @Test
    void aForeignHostIsRefused() throws IOException {
        RawClient.Response response = exchange("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.text()).contains("--allow-host");
    }

    @Test
    void withoutLeaveNoPageGetsHeaders() throws IOException {
        RawClient.Response answer = exchange(post("Echo", "{}", "Origin: http://a.example"));
        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(exchange("OPTIONS / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a.example\r\n\r\n")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namedOriginsGetTheirHeaders() throws IOException {
        try (TestServer open =
                        new TestServer(List.of(), List.of("http://a.example"), Duration.ofMinutes(1), 64L << 20);
                RawClient client = open.connect()) {
            RawClient.Response preflight = client.send(String.join(
                            "\r\n",
                            "OPTIONS / HTTP/1.1",
                            "Host: localhost",
                            "Origin: http://a.example",
                            "Access-Control-Request-Headers: x-amz-target",
                            "Access-Control-Request-Method: POST",
                            "",
                            ""))
                    .read();
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.body()).isEmpty();
            assertThat(preflight.headers())
                    .containsEntry("access-control-allow-origin", "http://a.example")
                    .containsEntry("access-control-max-age", "172800")
                    .containsEntry("access-control-allow-headers", "x-amz-target")
                    .containsEntry("access-control-allow-methods", "POST");
            RawClient.Response answer =
                    client.send(post("Echo", "{}", "Origin: http://a.example")).read();
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("http://a.example");
            RawClient.Response stranger =
                    client.send(post("Echo", "{}", "Origin: http://b.example")).read();
            assertThat(stranger.headers()).doesNotContainKey("access-control-allow-origin");
        }
    }
}
