package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicInteger served = new AtomicInteger();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"n\":1}".getBytes(UTF_8);
            served.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachRequestAndMeasuresEachAnswer() {
        ClosedLoop loop = loop(100);

        long elapsedNanos = loop.run(4, MINUTE_NANOS);

        assertThat(served).hasValue(100);
        assertThat(loop.latencies().count()).isEqualTo(100);
        assertThat(loop.latencies().percentileNanos(99)).isBetween(1L, elapsedNanos);
    }

    @Test
    void stopsWhenTheTimeIsUp() {
        ClosedLoop loop = loop(Integer.MAX_VALUE);

        loop.run(4, 1);

        assertThat(loop.latencies().count()).isEqualTo(4);
    }

    @Test
    void failsAtTheFirstAnswerThatIsNot200() {
        status = 400;

        assertThatThrownBy(() -> loop(100).run(1, MINUTE_NANOS))
                .isInstanceOf(LoadFailure.class)
                .hasMessageContaining("400");
        assertThat(served).hasValue(1);
    }

    private ClosedLoop loop(int count) {
        RequestArena requests = new RequestArena(List.of(WireRequest.bytes("GetItem", "{}")));
        AtomicInteger sent = new AtomicInteger();
        IntSupplier next = () -> sent.getAndIncrement() < count ? 0 : ClosedLoop.NO_MORE;
        return new ClosedLoop(server.getAddress(), requests, "\"n\"", next);
    }
}
