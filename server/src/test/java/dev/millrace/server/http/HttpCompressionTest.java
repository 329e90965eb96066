package dev.millrace.server.http;

import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed requests and answers, over raw sockets (source: errors.md section 2). */
class HttpCompressionTest extends OneServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "two members"})
    void compressedRequestsAreUnpacked(String coding) throws IOException {
        byte[] first = "{\"Text\":".getBytes(StandardCharsets.UTF_8);
        byte[] second = "\"packed\"}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        switch (coding) {
            case "gzip" -> packed.write(gzipped(concatenated(first, second)));
            case "deflate" -> {
                DeflaterOutputStream out = new DeflaterOutputStream(packed);
                out.write(concatenated(first, second));
                out.finish();
            }
            default -> packed.write(concatenated(gzipped(first), gzipped(second)));
        }
        assertThat(packedExchange(coding.equals("deflate") ? "deflate" : "gzip", packed.toByteArray())
                        .text())
                .isEqualTo("{\"Text\":\"packed\"}");
    }

    @Test
    void brokenCompressionIsAnInternalServerError() throws IOException {
        byte[] whole = gzipped("{\"Text\":\"packed\"}".getBytes(StandardCharsets.UTF_8));
        byte[] cut = Arrays.copyOf(whole, whole.length - 12);
        assertThat(packedExchange("gzip", cut).status()).isEqualTo(500);
        assertThat(packedExchange("gzip", new byte[0]).status()).isEqualTo(500);
        assertThat(packedExchange("gzip", new byte[] {1, 2, 3}).status()).isEqualTo(500);
        assertThat(packedExchange("br", whole).status()).isEqualTo(500);
    }

    @Test
    void aBombIsRefused() throws IOException {
        assertThat(packedExchange("gzip", gzipped(new byte[(16 << 20) + 1])).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate, gzip;q=0", "br, gzip;q=0.5"})
    void largeAnswersAreCompressedWhenAskedFor(String accepted) throws IOException {
        RawClient.Response response = exchange(post("Big", "{\"Text\":\"5000\"}", "Accept-Encoding: " + accepted));

        String coding = accepted.startsWith("deflate") ? "deflate" : "gzip";
        assertThat(response.header("content-encoding")).isEqualTo(coding);
        assertThat(response.body().length).isLessThan(1000);
        if (coding.equals("gzip")) {
            assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                    .hasSize(5011);
        }
    }

    @Test
    void smallAnswersAreNeverCompressed() throws IOException {
        // 4085 and the 11 bytes around it make 4096.
        RawClient.Response response = exchange(post("Big", "{\"Text\":\"4085\"}", "Accept-Encoding: gzip"));
        assertThat(response.headers()).doesNotContainKey("content-encoding");
        assertThat(response.body()).hasSize(4096);
    }

    @Test
    void whatBodiesUnpackToCountsToo() throws IOException {
        try (TestServer small = new TestServer(List.of(), List.of(), Duration.ofMinutes(1), 100_000);
                RawClient client = small.connect()) {
            byte[] big = gzipped(("{\"Text\":\"" + "x".repeat(200_000) + "\"}").getBytes(StandardCharsets.UTF_8));
            byte[] fitting = gzipped(("{\"Text\":\"" + "x".repeat(50_000) + "\"}").getBytes(StandardCharsets.UTF_8));

            assertThat(client.send(packedHead("gzip", big)).send(big).read().text())
                    .contains("ThrottlingException");
            assertThat(client.send(packedHead("gzip", fitting))
                            .send(fitting)
                            .read()
                            .status())
                    .isEqualTo(200);
            Awaitility.await().until(() -> small.frontend().inFlightSize() == 0);
        }
    }

    private static RawClient.Response packedExchange(String coding, byte[] body) throws IOException {
        try (RawClient client = server.connect()) {
            return client.send(packedHead(coding, body)).send(body).read();
        }
    }

    private static String packedHead(String coding, byte[] body) {
        return post("Echo", "", "Content-Encoding: " + coding)
                .replace("Content-Length: 0", "Content-Length: " + body.length);
    }

    private static byte[] gzipped(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
