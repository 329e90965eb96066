package dev.millrace.it.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The acknowledged writes that can be told apart in the stream, and when they were sent and acknowledged: a write that was
 * acknowledged before another was sent stands before it in the stream.
 *
 * <p>AWS promises that order for one item; Millrace commits one write after the other, so it holds for all of them
 * (docs/decisions/0001-serial-commits.md). Thread-safe.
 */
final class CommitOrder {
    private final Queue<Write> writes = new ConcurrentLinkedQueue<>();

    /** A write that can be found in the stream by its name. */
    record Write(String name, long invokedNanos, long returnedNanos) {}

    /** Where a write stands in the stream. */
    interface Positions {
        /** The position of the record that first shows this name; a write that is not there is a failure. */
        int positionOf(String name);
    }

    void note(String name, long invokedNanos, long returnedNanos) {
        writes.add(new Write(name, invokedNanos, returnedNanos));
    }

    List<Write> writes() {
        return List.copyOf(writes);
    }

    int size() {
        return writes.size();
    }

    /** Throws unless every write is in the stream, none before one that had been acknowledged when it was sent. */
    void check(Positions replay) {
        List<Write> byInvocation = new ArrayList<>(writes);
        byInvocation.sort(Comparator.comparingLong(Write::invokedNanos));
        List<Write> byReturn = new ArrayList<>(writes);
        byReturn.sort(Comparator.comparingLong(Write::returnedNanos));
        int finished = 0;
        int latest = -1;
        for (Write write : byInvocation) {
            while (byReturn.get(finished).returnedNanos() < write.invokedNanos()) {
                latest = Math.max(
                        latest, replay.positionOf(byReturn.get(finished).name()));
                finished++;
            }
            assertThat(replay.positionOf(write.name()))
                    .as("position in the stream of %s, sent when another write had been acknowledged", write)
                    .isGreaterThan(latest);
        }
    }
}
