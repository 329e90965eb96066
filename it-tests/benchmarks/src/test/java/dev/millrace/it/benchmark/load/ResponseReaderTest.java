package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 12\r\n\r\n{\"Item\":{} }";

    @Test
    void readsAnAnswerThatArrivesByteByByte() throws IOException {
        ResponseReader reader = new ResponseReader("\"Item\"");
        byte[] bytes = OK.getBytes(ISO_8859_1);

        for (int index = 0; index < bytes.length; index++) {
            boolean complete = reader.read(Channels.newChannel(new ByteArrayInputStream(bytes, index, 1)));

            assertThat(complete).isEqualTo(index == bytes.length - 1);
        }
    }

    @Test
    void readsOneAnswerAfterTheOther() throws IOException {
        ResponseReader reader = new ResponseReader("");

        assertThat(reader.read(channel(OK))).isTrue();
        assertThat(reader.read(channel("HTTP/1.1 200 OK\r\ncontent-length:2\r\n\r\n{}")))
                .isTrue();
    }

    @Test
    void growsForLongAnswers() throws IOException {
        String body = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
        ReadableByteChannel channel =
                channel("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        ResponseReader reader = new ResponseReader("xx");

        int reads = 1;
        while (!reader.read(channel)) {
            reads++;
        }

        assertThat(reads).isGreaterThan(1);
    }

    @Test
    void refusesWhatIsNot200() {
        assertRefused("HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\n{}", "not 200");
        assertRefused("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 2\r\n\r\n{}", "not 200");
    }

    @Test
    void refusesABodyWithoutTheExpectedText() {
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "a body without");
    }

    @Test
    void refusesABodyThatIsNoObject() {
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n\"Item\"", "a body without");
    }

    @Test
    void refusesAnAnswerWithoutOrWithAMalformedLength() {
        assertRefused("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n{\"Item\":{} }", "without Content-Length");
        assertRefused("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{\"Item\":{} }", "malformed Content-Length");
    }

    @Test
    void refusesBytesAfterTheEnd() {
        assertRefused(OK + "{}", "bytes after the end");
    }

    @Test
    void refusesAClosedConnection() {
        assertRefused("", "closed the connection");
    }

    private static void assertRefused(String answer, String reason) {
        assertThatThrownBy(() -> new ResponseReader("\"Item\"").read(channel(answer)))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining(reason);
    }

    private static ReadableByteChannel channel(String answer) {
        return Channels.newChannel(new ByteArrayInputStream(answer.getBytes(ISO_8859_1)));
    }
}
