package dev.millrace.streams.trigger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs nothing by itself, so that a test decides when, on its own thread. */
final class ManualPool implements Executor {
    private final Deque<Runnable> queue = new ArrayDeque<>();

    @Override
    public void execute(Runnable command) {
        queue.addLast(command);
    }

    /** Runs everything, also what comes up meanwhile. */
    void settle() {
        for (Runnable next = queue.pollFirst(); next != null; next = queue.pollFirst()) {
            next.run();
        }
    }

    /** Runs one task; false if there is none. */
    boolean step() {
        Runnable next = queue.pollFirst();
        if (next != null) {
            next.run();
        }
        return next != null;
    }
}
