package dev.millrace.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.UniqueNames;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, paths, compression and the Host check, as a socket sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpLayerIT {
    private static final RawRequest LIST = RawRequest.call("ListTables", "{}");
    private static final RawRequest REFUSED = RawRequest.call("GetItem", "{}");
    private static final String NOT_FOUND = "<UnknownOperationException/>\n";

    private @Nullable RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.inMemory();
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private URI endpoint() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return server.endpoint();
    }

    private RawAnswer send(RawRequest request) throws IOException {
        return RawConnection.once(endpoint(), request);
    }

    private static void assertThatHeadersAreComplete(RawAnswer answer) {
        assertThat(answer.header("x-amz-crc32")).hasValue(Long.toString(answer.crc32()));
        assertThat(answer.header("x-amzn-requestid")).isPresent();
        assertThat(answer.header("content-length")).hasValue(Integer.toString(answer.body().length));
        assertThat(answer.header("date")).isPresent();
    }

    @Test
    void successCarriesChecksumRequestIdTypeAndLength() throws IOException {
        RawAnswer answer = send(LIST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue("application/x-amz-json-1.0");
        assertThatHeadersAreComplete(answer);
    }

    @Test
    void errorCarriesChecksumRequestIdTypeAndLength() throws IOException {
        RawAnswer answer = send(REFUSED);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("content-type")).hasValue("application/x-amz-json-1.0");
        assertThatHeadersAreComplete(answer);
    }

    @Test
    void requestIdsAreDistinct() throws IOException {
        assertThat(send(LIST).header("x-amzn-requestid").orElseThrow())
                .matches("[0-9A-Z]{52}")
                .isNotEqualTo(send(LIST).header("x-amzn-requestid").orElseThrow());
    }

    @Test
    void plainJsonIsAnsweredAsPlainJson() throws IOException {
        RawAnswer answer = send(LIST.with("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).hasValue("application/json");
    }

    @Test
    void parametersOfTheContentTypeAreIgnored() throws IOException {
        assertThat(send(LIST.with("Content-Type", "application/x-amz-json-1.0; charset=utf-8"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/any/path", "/?query=1"})
    void getIsAnsweredAsHealthy(String path) throws IOException {
        RawAnswer answer = send(RawRequest.of("GET", path));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("healthy: dynamodb.us-east-1.amazonaws.com ");
        assertThat(answer.header("x-amz-crc32")).hasValue("3128867991");
        assertThat(answer.header("x-amzn-requestid")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void otherMethodsAreNotFound(String method) throws IOException {
        RawAnswer answer = send(RawRequest.of(method, "/"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo(NOT_FOUND);
        assertThat(answer.header("x-amz-crc32")).hasValue("3552371480");
    }

    @Test
    void connectionIsKeptForTheNextRequestAfterSuccessAndError() throws IOException {
        try (RawConnection connection = new RawConnection(endpoint())) {
            assertThat(connection.send(LIST).status()).isEqualTo(200);
            assertThat(connection.send(REFUSED).status()).isEqualTo(400);
            assertThat(connection.send(RawRequest.call("NoSuch", "{}")).status())
                    .isEqualTo(400);
            assertThat(connection.send(LIST).status()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        String first = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        String second = "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        try (RawConnection connection = new RawConnection(endpoint())) {
            assertThat(connection
                            .sendBytes((first + second + first).getBytes(StandardCharsets.US_ASCII))
                            .status())
                    .isEqualTo(200);
            assertThat(connection.sendBytes(new byte[0]).status()).isEqualTo(404);
            assertThat(connection.sendBytes(new byte[0]).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8000",
                "127.0.0.1:1234",
                "[::1]:8000",
                "10.1.2.3",
                "192.168.0.7:80",
                "dynamodb",
                "db:8000",
                "tenant.localhost",
                "host.docker.internal:8000"
            })
    void localHostNamesAreServed(String host) throws IOException {
        assertThat(send(LIST.with("Host", host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8000",
                "8.8.8.8",
                "localhost.evil.example",
                "127.0.0.1.evil.example"
            })
    void foreignHostNamesAreForbiddenByAnAnswerThatNamesTheOption(String host) throws IOException {
        RawAnswer answer = send(LIST.with("Host", host));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("--allow-host");
    }

    @Test
    void noCorsHeaderIsSentUnasked() throws IOException {
        RawAnswer answer = send(LIST.with("Origin", "http://localhost:3000"));
        RawAnswer preflight = send(RawRequest.of("OPTIONS", "/")
                .with("Origin", "http://localhost:3000")
                .with("Access-Control-Request-Method", "POST"));

        assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void gzippedRequestIsRead() throws IOException {
        RawAnswer answer =
                send(RawRequest.call("ListTables", gzip("{\"Limit\":1}")).with("Content-Encoding", "gzip"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void gzippedRequestThatIsBrokenIsAnInternalError() throws IOException {
        byte[] broken = gzip("{\"Limit\":1}");
        broken[broken.length / 2] ^= 0x55;

        RawAnswer answer = send(RawRequest.call("ListTables", broken).with("Content-Encoding", "gzip"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("InternalServerError");
        assertThat(send(LIST).status()).isEqualTo(200);
    }

    @Test
    void largeAnswersAreCompressedOnRequestAndSmallOnesNever() throws IOException {
        String table = UniqueNames.table("compressed");
        create(table);
        put(table, "large", "x".repeat(5000));
        put(table, "small", "x");

        RawAnswer large = send(get(table, "large").with("Accept-Encoding", "gzip"));
        RawAnswer small = send(get(table, "small").with("Accept-Encoding", "gzip"));
        RawAnswer unasked = send(get(table, "large"));

        assertThat(large.header("content-encoding")).hasValue("gzip");
        assertThat(Json.parse(gunzip(large.body())).at("/Item/v/S").asText()).hasSize(5000);
        assertThat(small.header("content-encoding")).isEmpty();
        assertThat(unasked.header("content-encoding")).isEmpty();
        assertThat(unasked.header("x-amz-crc32")).hasValue(Long.toString(unasked.crc32()));
    }

    private void create(String table) throws IOException {
        RawAnswer created = send(RawRequest.call(
                "CreateTable",
                ("{'TableName':'" + table + "','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                                + "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],"
                                + "'BillingMode':'PAY_PER_REQUEST'}")
                        .replace('\'', '"')));
        assertThat(created.status()).as(created.toString()).isEqualTo(200);
    }

    private void put(String table, String key, String value) throws IOException {
        RawAnswer put = send(RawRequest.call(
                "PutItem",
                ("{'TableName':'" + table + "','Item':{'pk':{'S':'" + key + "'},'v':{'S':'" + value + "'}}}")
                        .replace('\'', '"')));
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(put.text()).isEqualTo("{}");
    }

    private static RawRequest get(String table, String key) {
        return RawRequest.call(
                "GetItem", ("{'TableName':'" + table + "','Key':{'pk':{'S':'" + key + "'}}}").replace('\'', '"'));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String gunzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void requestLineOverSixteenKibibytesIsABadRequest() throws IOException {
        assertThat(send(RawRequest.of("GET", "/" + "x".repeat(17 * 1024))).status())
                .isEqualTo(400);
        assertThat(send(LIST).status()).isEqualTo(200);
    }

    @Test
    void headersOverSixteenKibibytesAreABadRequest() throws IOException {
        assertThat(send(LIST.with("X-Long", "x".repeat(17 * 1024))).status()).isEqualTo(400);
        assertThat(send(LIST).status()).isEqualTo(200);
    }
}
