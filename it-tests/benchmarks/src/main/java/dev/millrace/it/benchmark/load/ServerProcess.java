package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that this run started as a child process, and stops.
 *
 * <p>Owns the process, its data directory and its log file; all are gone after {@link #close}.
 */
final class ServerProcess implements AutoCloseable {
    private static final long START_SECONDS_MAX = 60;
    private static final long POLL_MILLIS = 10;
    private static final long STOP_SECONDS_MAX = 10;
    private static final int LOG_LINES_SHOWN = 30;

    private final Target target;
    private final Path directory;
    private final InetSocketAddress address;
    private final Process process;
    private final Thread stopAtExit;
    private final HttpClient control =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final long startMillis;
    private final long startCpuMillis;

    private ServerProcess(Target target, String artifact) throws IOException {
        this.target = target;
        directory = Files.createTempDirectory("millrace-bench-");
        address = freeAddress();
        process = new ProcessBuilder(target.command(artifact, address.getPort(), directory.resolve("data")))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        stopAtExit = new Thread(process::destroyForcibly, "stop-" + target.option());
        Runtime.getRuntime().addShutdownHook(stopAtExit);
        long spawned = System.nanoTime();
        try {
            awaitFirstAnswer(spawned);
        } catch (LoadFailure failure) {
            close();
            throw failure;
        }
        startMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - spawned);
        startCpuMillis = TimeUnit.NANOSECONDS.toMillis(cpuNanos());
    }

    /** Starts a server and waits for its first answer. */
    static ServerProcess start(Target target, String artifact) {
        try {
            return new ServerProcess(target, artifact);
        } catch (IOException failure) {
            throw new LoadFailure("cannot start " + target.label(), failure);
        }
    }

    Target target() {
        return target;
    }

    InetSocketAddress address() {
        return address;
    }

    /** From spawning the process to its first answer, to within {@value #POLL_MILLIS} ms. */
    long startMillis() {
        return startMillis;
    }

    /** CPU time spent until the first answer. */
    long startCpuMillis() {
        return startCpuMillis;
    }

    /** User and system time that the process has used; the kernel counts it in ticks of 10 ms. */
    long cpuNanos() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new LoadFailure(target.label() + " ended or hides its CPU time"))
                .toNanos();
    }

    /** Resident memory in MB, or -1 where there is no /proc. */
    long residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return -1;
        } catch (IOException ended) {
            throw new LoadFailure(target.label() + " ended", ended);
        }
    }

    /**
     * Sends one request outside the measurement.
     *
     * @return the body of the answer
     * @throws LoadFailure if the answer is not 200
     */
    String call(String operation, String json) {
        return new String(callForBytes(operation, json), UTF_8);
    }

    /** As {@link #call}, with the body as it came. */
    byte[] callForBytes(String operation, String json) {
        try {
            HttpResponse<byte[]> answer =
                    control.send(request(operation, json), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new LoadFailure(target.label() + " answered " + operation + " with " + answer.statusCode() + ": "
                        + new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException broken) {
            throw new LoadFailure(target.label() + " gave no answer to " + operation, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(stopAtExit);
        deleteDirectory();
    }

    private HttpRequest request(String operation, String json) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + "/"))
                .header("X-Amz-Target", WireRequest.target(operation))
                .header("Content-Type", WireRequest.CONTENT_TYPE)
                .header("Authorization", WireRequest.AUTHORIZATION)
                .header("X-Amz-Date", WireRequest.DATE)
                .timeout(Duration.ofSeconds(START_SECONDS_MAX))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    private void awaitFirstAnswer(long spawned) {
        HttpRequest probe = request("ListTables", "{}");
        while (true) {
            try {
                HttpResponse<String> answer = control.send(probe, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return;
                }
                throw new LoadFailure(target.label() + " answered its first request with " + answer.statusCode());
            } catch (IOException notListeningYet) {
                if (System.nanoTime() - spawned > TimeUnit.SECONDS.toNanos(START_SECONDS_MAX)) {
                    throw new LoadFailure(target.label() + " gave no answer in time; its log:\n" + logTail());
                }
                awaitExit();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new LoadFailure("interrupted", interrupted);
            }
        }
    }

    private void awaitExit() {
        try {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new LoadFailure(target.label() + " ended at once with code " + process.exitValue()
                        + "; its log:\n" + logTail());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("interrupted", interrupted);
        }
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void deleteDirectory() {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    private static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, probe.getLocalPort());
        }
    }
}
