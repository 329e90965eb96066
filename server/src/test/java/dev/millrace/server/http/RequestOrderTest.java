package dev.millrace.server.http;

import static dev.millrace.server.http.RawClient.credentials;
import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a request's mistakes are reported, over raw sockets (source: errors.md section 2). */
class RequestOrderTest extends OneServerTest {
    private static final String SERIALIZATION = "{\"__type\":\"com.amazon.coral.service#SerializationException\"}";
    private static final String UNKNOWN = "{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}";

    @Test
    void badJsonWinsOverAnUnknownTarget() throws IOException {
        RawClient.Response response = exchange(post("NoSuch", "{"));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).isEqualTo(SERIALIZATION);
        assertThat(response.header("x-amz-crc32")).isEqualTo("3948637019");
    }

    @Test
    void anUnknownTargetWinsOverMissingCredentials() throws IOException {
        RawClient.Response response = exchange(post("NoSuch", "{}").replace(credentials(), ""));
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).isEqualTo(UNKNOWN);
        assertThat(response.header("x-amz-crc32")).isEqualTo("1368724161");
    }

    @Test
    void aMissingTargetIsUnknown() throws IOException {
        String request = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        assertThat(exchange(request).text()).isEqualTo(UNKNOWN);
    }

    @Test
    void badJsonWinsOverMissingCredentials() throws IOException {
        assertThat(exchange(post("Echo", "{\"a\":").replace(credentials(), "")).text())
                .isEqualTo(SERIALIZATION);
    }

    @Test
    void missingCredentialsWinOverAnEmptyBody() throws IOException {
        assertThat(exchange(post("Echo", "").replace(credentials(), "")).text())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#MissingAuthenticationTokenException\","
                        + "\"message\":\"Request is missing Authentication Token\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{} x", "{\"Text\":\"a\"", "\u0000", "{\"Text\":3, \"b\":"})
    void whatIsNoObjectIsASerializationException(String body) throws IOException {
        assertThat(exchange(post("Echo", body)).text()).isEqualTo(SERIALIZATION);
    }

    @Test
    void aPresignedQueryWillDo() throws IOException {
        String request = post("Where", "{}")
                .replace(credentials(), "")
                .replace(
                        "POST / ",
                        "POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=123456789012%2F20261122%2Fap-south-1"
                                + "%2Fdynamodb%2Faws4_request&X-Amz-Signature=a&X-Amz-SignedHeaders=host"
                                + "&X-Amz-Date=20261122T000000Z ");
        assertThat(exchange(request).text()).contains("123456789012 ap-south-1");
    }
}
