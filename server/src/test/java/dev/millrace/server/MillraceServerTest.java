package dev.millrace.server;

import static dev.millrace.server.http.RawClient.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.server.dispatch.Execution;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.http.EchoOperation;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MillraceServerTest {
    private static final OperationCatalog CATALOG = OperationCatalog.builder()
            .add(
                    new EchoOperation("Echo"),
                    (text, call, reply) -> reply.answer(call.accountId() + " " + call.region()),
                    Execution.EVENT_LOOP)
            .add(
                    new EchoOperation("EchoPool"),
                    (text, call, reply) -> reply.answer(Integer.toHexString(System.identityHashCode(call.namespace()))),
                    Execution.POOL)
            .build();

    private static MillraceServer start(MillraceOptions.Builder options) {
        return MillraceServer.start(options.build(), InstantSource.fixed(Instant.EPOCH), CATALOG);
    }

    @Test
    void aServerAnswersWhereItSaysItListens() throws IOException {
        try (MillraceServer server = start(MillraceOptions.builder());
                RawClient client = new RawClient(server.port())) {
            assertThat(server.uri()).hasToString("http://127.0.0.1:" + server.port());
            assertThat(client.send(post("Echo", "{}")).read().text())
                    .isEqualTo("{\"Text\":\"000000000000 eu-west-1\"}");
        }
    }

    @Test
    void aClosedServerLeavesNoThreadBehind() throws IOException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (MillraceServer server = start(MillraceOptions.builder());
                RawClient client = new RawClient(server.port())) {
            client.send(post("EchoPool", "{}")).read();
        }
        // The JVM takes a thread out of its list a little after the thread has ended.
        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> !before.contains(thread))
                                .filter(thread -> thread.getName().startsWith("millrace"))
                                .map(Thread::getName)
                                .collect(Collectors.toList()))
                        .isEmpty());
    }

    @Test
    void closingTwiceIsHarmless() {
        MillraceServer server = start(MillraceOptions.builder());
        server.close();
        server.close();
    }

    @Test
    void aTakenPortIsOneSentence() {
        try (MillraceServer first = start(MillraceOptions.builder())) {
            assertThatThrownBy(() -> start(MillraceOptions.builder().port(first.port())))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith("Cannot listen on 127.0.0.1:" + first.port() + ":");
        }
    }

    @Test
    void anUnknownAddressIsOneSentence() {
        assertThatThrownBy(() -> start(MillraceOptions.builder().host("no.such.name.invalid")))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("no.such.name.invalid");
    }

    @Test
    void aDataDirectoryServesOneServerAtATime(@TempDir Path directory) throws IOException {
        try (MillraceServer first = start(MillraceOptions.builder().dataDirectory(directory))) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(MillraceOptions.builder().dataDirectory(directory)))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining(" " + ProcessHandle.current().pid());
        }
        start(MillraceOptions.builder().dataDirectory(directory)).close();
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> start(MillraceOptions.builder().dataDirectory(file)))
                .isInstanceOf(StartException.class);
    }

    @Test
    void isolatedCallersMeetDifferentNamespaces() throws IOException {
        try (MillraceServer server = start(MillraceOptions.builder().isolated(true));
                RawClient client = new RawClient(server.port())) {
            String first = client.send(post("EchoPool", "{}")).read().text();
            String again = client.send(post("EchoPool", "{}")).read().text();
            String other = client.send(post("EchoPool", "{}").replace("AKID", "OTHER"))
                    .read()
                    .text();
            assertThat(again).isEqualTo(first);
            assertThat(other).isNotEqualTo(first);
        }
    }
}
