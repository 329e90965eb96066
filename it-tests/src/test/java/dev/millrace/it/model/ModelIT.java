package dev.millrace.it.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random sequences of requests are answered by the server as by a plain model in memory, and leave the same tables, indexes
 * and streams behind.
 *
 * <p>The server runs in this JVM and is spoken to over HTTP, so that the bytes are those of a real client while a start costs
 * milliseconds: one sequence in five runs on disk, some of these with a restart in the midst. The seed of the first sequence
 * is drawn, those of the others follow it, and a failure names its own: {@code -Dmillrace.it.seed=N
 * -Dmillrace.it.model.sequences=1} plays it again.
 */
class ModelIT {
    private static final int THREAD_COUNT = 2;
    private static final long TIMEOUT_MINUTES = 120;

    private static final long SEED = Long.getLong("millrace.it.seed", System.nanoTime());

    @TempDir
    private Path folder = Path.of("");

    private final AtomicLong directoryCount = new AtomicLong();

    @Test
    void everySequenceIsAnsweredAsByTheModel() throws Exception {
        play("model test", Long.getLong("millrace.it.model.sequences", 10_000), Sequence::of, this::inProcess);
    }

    /** The server is a process of its own and ends by SIGKILL; with one client no write is in flight then. */
    @Test
    void everySequenceSurvivesTheKillOfItsServer() throws Exception {
        play(
                "model test with kills",
                Long.getLong("millrace.it.model.kills", 4),
                Sequence::withRestart,
                restartable -> {
                    Path directory = newDirectory();
                    return ServerHost.onDisk(() -> ServerProcess.onDirectory(directory));
                });
    }

    private ServerHost inProcess(boolean restartable) {
        boolean isOurs = System.getProperty("millrace.it.endpoint", "").isEmpty();
        if (!restartable || !isOurs) {
            return ServerHost.lasting(RunningServer::inMemory);
        }
        Path directory = newDirectory();
        return ServerHost.onDisk(() -> InProcessServer.onDirectory(directory));
    }

    private Path newDirectory() {
        return folder.resolve("data-" + directoryCount.incrementAndGet());
    }

    private static void play(String name, long sequenceCount, LongFunction<Sequence> sequences, ModelRun.Hosts hosts)
            throws Exception {
        long startNanos = System.nanoTime();
        AtomicLong next = new AtomicLong();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<Optional<String>>> runs = new ArrayList<>();
        long[] totals = new long[3];
        ExecutorService threads = Executors.newFixedThreadPool(THREAD_COUNT);
        try {
            for (int thread = 0; thread < THREAD_COUNT; thread++) {
                runs.add(threads.submit(() -> {
                    try (ModelRun run = new ModelRun(hosts)) {
                        Optional<String> failure = Optional.empty();
                        while (failure.isEmpty() && !failed.get()) {
                            long number = next.getAndIncrement();
                            if (number >= sequenceCount) {
                                break;
                            }
                            failure = run.play(sequences.apply(SEED + number));
                        }
                        failure.ifPresent(report -> failed.set(true));
                        synchronized (totals) {
                            totals[0] += run.sequenceCount();
                            totals[1] += run.stepCount();
                            totals[2] += run.callCount();
                        }
                        return failure;
                    }
                }));
            }
            List<String> failures = new ArrayList<>();
            for (Future<Optional<String>> run : runs) {
                run.get(TIMEOUT_MINUTES, TimeUnit.MINUTES).ifPresent(failures::add);
            }
            assertThat(failures)
                    .as("%s, seed of the first sequence %d", name, SEED)
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%s, seed %d: %d sequences, %d steps, %d requests in %.1f s",
                name,
                SEED,
                totals[0],
                totals[1],
                totals[2],
                seconds));
    }
}
