package dev.millrace.server.dispatch;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bounded pool for work that may not run on an event loop. Thread-safe; it never blocks who hands work in.
 *
 * <p>Threads start when needed and end after a minute without work.
 */
public final class Dispatcher implements AutoCloseable {
    private static final long IDLE_SECONDS_MAX = 60;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final ThreadPoolExecutor pool;

    /**
     * Makes a pool.
     *
     * @param name what its threads are called, before their number
     * @param threadCountMax threads at most
     * @param queueLengthMax pieces of work that may wait
     */
    public Dispatcher(String name, int threadCountMax, int queueLengthMax) {
        AtomicInteger threadCount = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(
                threadCountMax,
                threadCountMax,
                IDLE_SECONDS_MAX,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queueLengthMax),
                task -> {
                    Thread thread = new Thread(task, name + "-" + threadCount.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    /** Runs {@code work} soon on a thread of the pool; false if the queue is full or the pool closed. */
    public boolean offer(Runnable work) {
        try {
            pool.execute(work);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    /** Lets work under way finish for a few seconds, drops what waits, ends the threads. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(CLOSE_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
