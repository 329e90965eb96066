package dev.millrace.it.streams;

import dev.millrace.it.fixture.ServerProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A server on disk that goes away and comes back under its clients, with one table whose streams come and go, and what
 * all who work with it must know of each other. Thread-safe; guarded by itself.
 */
final class ShiftingServer implements AutoCloseable {
    /** Far longer than a restart takes on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Supplier<ServerProcess> start;
    private final List<String> streams = new ArrayList<>();
    private ServerProcess process;
    private int generation;
    private int epoch = -1;
    private long acknowledgedCount;
    private boolean isOver;
    private boolean isDone;

    ShiftingServer(Path dataDirectory, String... options) {
        this.start = () -> ServerProcess.onDirectory(dataDirectory, options);
        this.process = start.get();
    }

    /** Where the server listens since its start of this number. */
    record Address(URI uri, int generation) {}

    synchronized Address address() {
        return new Address(process.endpoint(), generation);
    }

    /** Waits until the server has been started again since this address. */
    synchronized Address awaitAfter(Address gone) throws InterruptedException {
        while (generation == gone.generation()) {
            if (isDone) {
                throw new IllegalStateException("the server is gone for good:\n" + process.transcript());
            }
            wait();
        }
        return address();
    }

    /** Ends the server and starts it again. */
    void restart(boolean isKilled) {
        ServerProcess old = process();
        if (isKilled) {
            old.kill();
        } else {
            old.terminate();
        }
        ServerProcess fresh = start.get();
        synchronized (this) {
            process = fresh;
            generation++;
            notifyAll();
        }
    }

    private synchronized ServerProcess process() {
        return process;
    }

    /** Even while a stream is on for certain: then half of it counts the streams before. */
    synchronized int epoch() {
        return epoch;
    }

    /** From now on there may be a stream or not. */
    synchronized void shifting() {
        epoch++;
    }

    /** A new stream is on for certain. */
    synchronized void shifted(String arn) {
        streams.add(arn);
        epoch++;
        notifyAll();
    }

    /** All streams there have been, in order. */
    synchronized List<String> streams() {
        return List.copyOf(streams);
    }

    synchronized void acknowledge() {
        acknowledgedCount++;
        notifyAll();
    }

    synchronized long acknowledgedCount() {
        return acknowledgedCount;
    }

    /** Waits for more acknowledged writes than this, or for the end of all writing; a server that has died fails. */
    synchronized void awaitMoreThan(long count) throws InterruptedException {
        long endNanos = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledgedCount <= count && !isOver) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            if (leftMillis <= 0) {
                throw new AssertionError("no more than " + acknowledgedCount + " writes:\n" + process.transcript());
            }
            wait(leftMillis);
        }
    }

    /** Ends the writing. */
    synchronized void endWriting() {
        isOver = true;
        notifyAll();
    }

    synchronized boolean isOver() {
        return isOver;
    }

    /** Nothing more happens: the last stream is off. */
    synchronized void finish() {
        isOver = true;
        isDone = true;
        notifyAll();
    }

    synchronized boolean isDone() {
        return isDone;
    }

    @Override
    public void close() {
        finish();
        process().close();
    }
}
