package dev.millrace.server.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.MillraceOptions;
import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and errors of the API of mappings. */
class LambdaInterfaceTest {
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
    private static final String UNKNOWN = MAPPINGS + "/11111111-2222-4333-8444-555555555555";
    private static final String SIGNED = "X-Amz-Date: 20260101T000000Z\r\nAuthorization: AWS4-HMAC-SHA256"
            + " Credential=test/20260101/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=0\r\n";

    private MillraceServer server = MillraceServer.start(
            MillraceOptions.builder().function("known", event -> new byte[0]).build());

    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {MAPPINGS, MAPPINGS + "/", MAPPINGS + "?MaxItems=5&FunctionName=known"})
    void thereAreNoMappingsAtFirst(String path) throws IOException {
        RawClient.Response answer = send("GET", path, "", SIGNED);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"EventSourceMappings\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void anUnknownMappingIsNotFound(String method) throws IOException {
        RawClient.Response answer = send(method, UNKNOWN, method.equals("PUT") ? "{}" : "", SIGNED);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("x-amzn-errortype")).isEqualTo("ResourceNotFoundException");
        assertThat(answer.text())
                .isEqualTo("{\"Type\":\"User\",\"Message\":\"The resource you requested does not exist.\"}");
    }

    @Test
    void theFunctionIsLookedForBeforeAForeignSourceIsRefused() throws IOException {
        String source = "\"EventSourceArn\":\"arn:aws:sqs:us-east-1:000000000000:queue\"";

        assertThat(send("POST", MAPPINGS, "{\"FunctionName\":\"other\"," + source + "}", SIGNED)
                        .text())
                .isEqualTo("{\"Type\":\"User\",\"message\":\"Function does not exist\"}");
        assertThat(send("POST", MAPPINGS, "{\"FunctionName\":\"known\"," + source + "}", SIGNED)
                        .text())
                .isEqualTo("{\"Type\":\"User\",\"message\":\"Unrecognized event source.\"}");
    }

    @Test
    void aViolatedConstraintHasNoKind() throws IOException {
        RawClient.Response answer = send("POST", MAPPINGS, "{\"FunctionName\":\"known\",\"BatchSize\":0}", SIGNED);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("x-amzn-errortype")).isEqualTo("ValidationException");
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"1 validation error detected: Value '0' at 'batchSize' failed to satisfy"
                        + " constraint: Member must have value greater than or equal to 1\"}");
    }

    @Test
    void whoeverSignsNothingIsNotLetIn() throws IOException {
        assertThat(send("GET", MAPPINGS, "", "").status()).isEqualTo(403);
    }

    @Test
    void functionsThemselvesAreNotHere() throws IOException {
        RawClient.Response answer = send("POST", "/2015-03-31/functions/hello/invocations", "{}", SIGNED);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("Function not found: arn:aws:lambda:us-east-1:000000000000:function:hello");
    }

    @Test
    void otherPathsAreNoOperation() throws IOException {
        assertThat(send("POST", UNKNOWN, "{}", SIGNED).status()).isEqualTo(404);
        assertThat(send("GET", "/2015-03-31/layers", "", SIGNED).header("x-amzn-errortype"))
                .isEqualTo("UnknownOperationException");
    }

    private RawClient.Response send(String method, String path, String body, String headers) throws IOException {
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        return client.send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: "
                        + size + "\r\n\r\n" + body)
                .read();
    }
}
