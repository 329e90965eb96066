package dev.millrace.server.http;

import dev.millrace.protocol.error.Wording;
import dev.millrace.server.admin.AdminInterface;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.Execution;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.dispatch.PathRoutes;
import dev.millrace.server.dispatch.RequestIds;
import dev.millrace.server.dispatch.RequestMeter;
import dev.millrace.server.dispatch.RequestRouter;
import dev.millrace.server.namespace.NamespaceOptions;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.storage.kv.Durability;
import dev.millrace.streams.StreamSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * A frontend over a catalogue of fake operations: Echo on the event loop, EchoPool on the pool, EchoElsewhere answering
 * from another thread, Blocked on the pool until {@link #unblock}, Broken failing, Big answering many bytes.
 */
final class TestServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-22T12:34:56Z");
    static final int POOL_THREADS = 2;
    static final int POOL_QUEUE = 2;

    final Semaphore blockedEntered = new Semaphore(0);
    final Semaphore bigAnswered = new Semaphore(0);
    private final CountDownLatch unblocked = new CountDownLatch(1);
    private final Namespaces namespaces;
    private final Dispatcher dispatcher;
    private final HttpFrontend frontend;

    TestServer() throws IOException {
        this(List.of(), List.of(), Duration.ofMinutes(1), 64L << 20);
    }

    TestServer(List<String> allowedHosts, List<String> corsOrigins, Duration stallPatience, long inFlightSizeMax)
            throws IOException {
        InstantSource instants = InstantSource.fixed(NOW);
        namespaces = Namespaces.open(new NamespaceOptions(
                null,
                Durability.FSYNC_NEVER,
                false,
                1,
                false,
                Long.MAX_VALUE,
                StreamSettings.DEFAULT,
                instants,
                new SplittableRandom(1)));
        dispatcher = new Dispatcher("millrace-pool", POOL_THREADS, POOL_QUEUE);
        FrontendOptions options = new FrontendOptions(
                "127.0.0.1", 0, allowedHosts, corsOrigins, instants, 2, inFlightSizeMax, stallPatience, stallPatience);
        frontend = HttpFrontend.start(
                options,
                new RequestRouter(
                        catalog(),
                        namespaces,
                        dispatcher,
                        Wording.OLDER,
                        PathRoutes.none().and(AdminInterface.PATH, AdminInterface.OFF),
                        RequestMeter.NONE),
                new RequestIds(7));
    }

    private OperationCatalog catalog() {
        return OperationCatalog.builder()
                .add(new EchoOperation("Echo"), (text, call, reply) -> reply.answer(text), Execution.EVENT_LOOP)
                .add(new EchoOperation("EchoPool"), (text, call, reply) -> reply.answer(text), Execution.POOL)
                .add(
                        new EchoOperation("EchoElsewhere"),
                        (text, call, reply) -> new Thread(() -> reply.answer(text)).start(),
                        Execution.EVENT_LOOP)
                .add(
                        new EchoOperation("Where"),
                        (text, call, reply) -> reply.answer(
                                call.accountId() + " " + call.region() + " " + call.requestId() + " " + call.now()),
                        Execution.EVENT_LOOP)
                .add(
                        new EchoOperation("Blocked"),
                        (text, call, reply) -> {
                            blockedEntered.release();
                            await(unblocked);
                            reply.answer(text);
                        },
                        Execution.POOL)
                .add(
                        new EchoOperation("Broken"),
                        (text, call, reply) -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        Execution.EVENT_LOOP)
                .add(
                        new EchoOperation("Big"),
                        (text, call, reply) -> {
                            reply.answer("x".repeat(Integer.parseInt(text)));
                            bigAnswered.release();
                        },
                        Execution.EVENT_LOOP)
                .build();
    }

    int port() {
        return frontend.port();
    }

    RawClient connect() throws IOException {
        return new RawClient(port());
    }

    void unblock() {
        unblocked.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    HttpFrontend frontend() {
        return frontend;
    }

    void closeFrontend() {
        frontend.close();
    }

    @Override
    public void close() {
        unblock();
        frontend.close();
        dispatcher.close();
        namespaces.close();
    }
}
