package dev.millrace.server.http;

import static dev.millrace.server.http.RawClient.credentials;
import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP layer byte by byte, over raw sockets (source: errors.md section 2). */
class HttpFrontendTest extends OneServerTest {
    @Test
    void anAnswerCarriesAllHeaders() throws IOException {
        RawClient.Response response = exchange(post("Echo", "{\"Text\":\"hé\"}"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("{\"Text\":\"hé\"}");
        assertThat(response.header("content-type")).isEqualTo("application/x-amz-json-1.0");
        assertThat(response.header("x-amzn-requestid")).matches("[0-9A-Z]{52}");
        assertThat(response.header("x-amz-crc32")).isEqualTo(crc(response.body()));
        assertThat(response.header("date")).isEqualTo("Sun, 22 Nov 2026 12:34:56 GMT");
        assertThat(response.headers()).doesNotContainKeys("connection", "access-control-allow-origin");
    }

    @Test
    void aHandlerKnowsItsCall() throws IOException {
        RawClient.Response response = exchange(post("Where", "{}"));

        assertThat(response.text())
                .isEqualTo("{\"Text\":\"000000000000 eu-west-1 " + response.header("x-amzn-requestid") + " "
                        + TestServer.NOW + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Echo", "EchoPool", "EchoElsewhere"})
    void aConnectionIsKeptForManyRequests(String target) throws IOException {
        try (RawClient client = server.connect()) {
            for (int i = 0; i < 50; i++) {
                String body = "{\"Text\":\"" + i + "\"}";
                assertThat(client.send(post(target, body)).read().text()).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Echo", "EchoPool", "EchoElsewhere"})
    void pipelinedRequestsAreAnsweredInOrder(String target) throws IOException {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            requests.append(post(i % 3 == 0 ? "Echo" : target, "{\"Text\":\"" + i + "\"}"));
        }
        try (RawClient client = server.connect()) {
            client.send(requests.toString());
            for (int i = 0; i < 200; i++) {
                assertThat(client.read().text()).isEqualTo("{\"Text\":\"" + i + "\"}");
            }
        }
    }

    @Test
    void pipelinedLargeAnswersAreAllSent() throws IOException {
        try (RawClient client = server.connect()) {
            client.send(post("Big", "{\"Text\":\"1000000\"}").repeat(40));
            for (int i = 0; i < 40; i++) {
                assertThat(client.read().body()).hasSize(1_000_011);
            }
            assertThat(client.send(post("Echo", "{}")).read().status()).isEqualTo(200);
        }
    }

    @Test
    void aRequestMayComeByteByByte() throws IOException {
        try (RawClient client = server.connect()) {
            for (byte b : post("Echo", "{\"Text\":\"slow\"}").getBytes(StandardCharsets.UTF_8)) {
                client.send(new byte[] {b});
            }
            assertThat(client.read().text()).isEqualTo("{\"Text\":\"slow\"}");
        }
    }

    @Test
    void aBodyMayComeInChunks() throws IOException {
        RawClient.Response response = exchange("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
                + "X-Amz-Target: DynamoDB_20120810.Echo\r\nContent-Type: application/json\r\n" + credentials()
                + "\r\n5\r\n{\"Tex\r\n8\r\nt\":\"abc\"\r\n1\r\n}\r\n0\r\n\r\n");

        assertThat(response.text()).isEqualTo("{\"Text\":\"abc\"}");
        assertThat(response.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void aBodyOfManyReadsArrivesWhole() throws IOException {
        String text = "0123456789".repeat(300_000);
        String body = "{\"Text\":\"" + text + "\"}";

        assertThat(exchange(post("Echo", body)).text()).isEqualTo(body);
    }

    @Test
    void expectContinueIsAnsweredFirst() throws IOException {
        try (RawClient client = server.connect()) {
            String request = post("Echo", "{\"Text\":\"a\"}", "Expect: 100-continue");
            int bodyAt = request.indexOf("{\"Text");
            client.send(request.substring(0, bodyAt));
            assertThat(client.read().status()).isEqualTo(100);
            client.send(request.substring(bodyAt));
            assertThat(client.read().text()).isEqualTo("{\"Text\":\"a\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreThan16MiBAreReadAndRefused(boolean chunked) throws IOException {
        byte[] piece = new byte[1 << 20];
        try (RawClient client = server.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: localhost\r\n"
                    + (chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + (17 << 20) + "\r\n\r\n"));
            for (int i = 0; i < 17; i++) {
                client.send(chunked ? "100000\r\n" : "").send(piece).send(chunked ? "\r\n" : "");
            }
            RawClient.Response response =
                    client.send(chunked ? "0\r\n\r\n" : "").read();

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.header("transfer-encoding")).isEqualTo("chunked");
            assertThat(response.body()).isEmpty();
            assertThat(client.send(post("Echo", "{}")).read().status()).isEqualTo(200);
        }
    }

    @Test
    void bodiesBeyondTheBudgetAreThrottled() throws IOException {
        try (TestServer small = new TestServer(List.of(), List.of(), Duration.ofMinutes(1), 100_000);
                RawClient client = small.connect()) {
            String big = "{\"Text\":\"" + "x".repeat(200_000) + "\"}";
            assertThat(client.send(post("Echo", big)).read().text()).contains("ThrottlingException");
            assertThat(client.send(post("Echo", "{}")).read().status()).isEqualTo(200);
        }
    }

    static Stream<String> malformedRequests() {
        return Stream.of(
                "nonsense\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(17_000) + "\r\n\r\n",
                "POST /" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    }

    @ParameterizedTest
    @MethodSource("malformedRequests")
    void whatIsNoHttpIsRefusedAndTheConnectionClosed(String request) throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Response response = client.send(request).read();
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.header("connection")).isEqualTo("close");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void connectionCloseIsHonoured() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Response response =
                    client.send(post("EchoPool", "{}", "Connection: close")).read();
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("connection")).isEqualTo("close");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void http10ClosesUnlessAskedToKeep() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(client.read().header("connection")).isEqualTo("keep-alive");
            client.send("GET / HTTP/1.0\r\n\r\n");
            assertThat(client.read().header("connection")).isEqualTo("close");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aSilentClientInTheMiddleOfARequestIsClosed() throws IOException {
        try (TestServer impatient = new TestServer(List.of(), List.of(), Duration.ofMillis(50), 64L << 20);
                RawClient client = impatient.connect()) {
            client.send("POST / HTTP/1.1\r\nHost: loc");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aClientThatDoesNotTakeItsAnswerIsClosed() throws IOException {
        try (TestServer impatient = new TestServer(List.of(), List.of(), Duration.ofMillis(50), 64L << 20);
                RawClient client = impatient.connect()) {
            client.send(post("Big", "{\"Text\":\"30000000\"}"));
            impatient.bigAnswered.acquireUninterruptibly();
            Awaitility.await().until(() -> impatient.frontend().connectionCount() == 0);
            Awaitility.await().until(() -> impatient.frontend().inFlightSize() == 0);
        }
    }

    @Test
    void aClientThatLeavesEarlyLeavesNothingBehind() throws IOException {
        try (TestServer left = new TestServer()) {
            try (RawClient client = left.connect()) {
                client.send(post("EchoPool", "{\"Text\":\"" + "x".repeat(100_000) + "\"}")
                        .substring(0, 50_000));
            }
            try (RawClient client = left.connect()) {
                client.send(post("Blocked", "{\"Text\":\"" + "x".repeat(100_000) + "\"}"));
                left.blockedEntered.acquireUninterruptibly();
            }
            left.unblock();
            Awaitility.await().until(() -> left.frontend().connectionCount() == 0);
            Awaitility.await().until(() -> left.frontend().inFlightSize() == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health", "/any/path?x=1"})
    void everyGetIsHealthy(String path) throws IOException {
        RawClient.Response response = exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text()).isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
        assertThat(response.header("x-amz-crc32")).isEqualTo("3128867991");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "FOO"})
    void otherMethodsAreNotFound(String method) throws IOException {
        assertNoSuchResource(exchange(method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    @Test
    void headIsAnsweredWithoutABody() throws IOException {
        try (RawClient client = server.connect()) {
            client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.read(false).status()).isEqualTo(404);
            assertThat(client.send(post("Echo", "{}")).read().status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-amz-json-1.1", "application/x-www-form-urlencoded", ""})
    void otherContentTypesAreNotFound(String contentType) throws IOException {
        String request = post("Echo", "{}").replace("application/x-amz-json-1.0", contentType);
        assertNoSuchResource(exchange(request));
    }

    private static void assertNoSuchResource(RawClient.Response response) {
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.text()).isEqualTo("<UnknownOperationException/>\n");
        assertThat(response.header("x-amz-crc32")).isEqualTo("3552371480");
        assertThat(response.header("x-amzn-requestid")).hasSize(52);
    }

    static Stream<List<String>> contentTypes() {
        return Stream.of(
                List.of("application/x-amz-json-1.0", "application/x-amz-json-1.0"),
                List.of("application/x-amz-json-1.0; charset=utf-8", "application/x-amz-json-1.0"),
                List.of("application/json", "application/json"),
                List.of("Application/JSON;charset=utf-8", "application/json"));
    }

    @ParameterizedTest
    @MethodSource("contentTypes")
    void theContentTypeIsEchoed(List<String> sentAndExpected) throws IOException {
        RawClient.Response response =
                exchange(post("Echo", "{}").replace("application/x-amz-json-1.0", sentAndExpected.get(0)));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("content-type")).isEqualTo(sentAndExpected.get(1));
    }

    @Test
    void anUnexpectedFailureIsAnsweredAndTheServerGoesOn() throws IOException {
        try (RawClient client = server.connect()) {
            RawClient.Response response = client.send(post("Broken", "{}")).read();
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).contains("InternalServerError").doesNotContain("purpose");
            assertThat(client.send(post("Echo", "{}")).read().status()).isEqualTo(200);
        }
    }

    @Test
    void aFullPoolThrottlesAndTheEventLoopGoesOn() throws Exception {
        int places = TestServer.POOL_THREADS + TestServer.POOL_QUEUE;
        int surplus = 5;
        BlockingQueue<RawClient.Response> responses = new LinkedBlockingQueue<>();
        try (TestServer busy = new TestServer()) {
            for (int i = 0; i < places + surplus; i++) {
                RawClient client = busy.connect().send(post("Blocked", "{}"));
                Thread reader = new Thread(() -> readInto(responses, client));
                reader.setDaemon(true);
                reader.start();
                if (i < TestServer.POOL_THREADS) {
                    busy.blockedEntered.acquire();
                }
            }
            for (int i = 0; i < surplus; i++) {
                assertThat(responses.take().text()).contains("#ThrottlingException");
            }
            try (RawClient other = busy.connect()) {
                assertThat(other.send(post("Echo", "{}")).read().status()).isEqualTo(200);
                // Even a refusal is the pool's work if the whole of a large body must be parsed for it.
                assertThat(other.send(post("NoSuch", "[" + "1,".repeat(200_000) + "1]"))
                                .read()
                                .text())
                        .contains("#ThrottlingException");
            }
            busy.unblock();
            for (int i = 0; i < places; i++) {
                assertThat(responses.take().status()).isEqualTo(200);
            }
        }
    }

    private static void readInto(BlockingQueue<RawClient.Response> responses, RawClient client) {
        try (client) {
            responses.add(client.read());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void closingWaitsForRequestsUnderWay() throws Exception {
        TestServer stopping = new TestServer();
        try (RawClient busy = stopping.connect();
                RawClient idle = stopping.connect()) {
            idle.send(post("Echo", "{}")).read();
            busy.send(post("Blocked", "{\"Text\":\"last\"}"));
            stopping.blockedEntered.acquire();
            Thread closing = new Thread(stopping::closeFrontend);
            closing.start();
            assertThat(idle.isClosedByServer()).isTrue();
            stopping.unblock();
            assertThat(busy.read().text()).isEqualTo("{\"Text\":\"last\"}");
            assertThat(busy.isClosedByServer()).isTrue();
            closing.join();
        } finally {
            stopping.close();
        }
    }

    private static String crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return Long.toString(crc.getValue());
    }
}
