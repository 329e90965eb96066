package dev.millrace.server.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A client that sends exactly the bytes it is told to and reads answers one by one. */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** One answer; header names in lower case. */
    public static final class Response {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        Response(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** All headers. */
        public Map<String, String> headers() {
            return headers;
        }

        /** The body as sent. */
        public byte[] body() {
            return body;
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** A header, empty if absent. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects to the loopback address. */
    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** A complete POST with credentials. */
    public static String post(String target, String body, String... headers) {
        StringBuilder request = new StringBuilder("POST / HTTP/1.1\r\nHost: localhost\r\n");
        request.append("X-Amz-Target: DynamoDB_20120810.").append(target).append("\r\n");
        request.append("Content-Type: application/x-amz-json-1.0\r\n").append(credentials());
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        int size = body.getBytes(StandardCharsets.UTF_8).length;
        return request.append("Content-Length: ").append(size).append("\r\n\r\n").append(body).toString();
    }

    /** Header lines of a signed request. */
    public static String credentials() {
        return "X-Amz-Date: 20261122T000000Z\r\nAuthorization: AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/"
                + "dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc\r\n";
    }

    /** Sends text as UTF-8. */
    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes at once. */
    public RawClient send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Reads one whole answer. */
    public Response read() throws IOException {
        return read(true);
    }

    /** Reads one answer; without its body if the request was a HEAD. */
    public Response read(boolean withBody) throws IOException {
        String[] statusLine = line().split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = withBody ? body(headers) : new byte[0];
        return new Response(Integer.parseInt(statusLine[1]), headers, body);
    }

    /** Whether the server closes the connection without sending any more. */
    public boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            return in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection after: " + line);
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
