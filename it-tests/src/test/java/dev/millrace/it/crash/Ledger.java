package dev.millrace.it.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * What the writers know: which writes were acknowledged, and which were on their way when the server was killed.
 *
 * <p>Thread safe; guarded by itself.
 */
final class Ledger {
    private final Map<String, Write> acknowledged = new HashMap<>();
    private final Map<String, Write> inFlight = new HashMap<>();
    private final Set<String> deletedValues = new HashSet<>();
    private long acknowledgedCount;
    private long awaitedCount = Long.MAX_VALUE;
    private CountDownLatch reached = new CountDownLatch(1);

    /** Notes a write that is about to be sent: from now on it may take effect. */
    synchronized void sending(Write write) {
        inFlight.put(write.value(), write);
    }

    /** Notes the acknowledgement of a put or an update. */
    synchronized void acknowledge(Write write) {
        inFlight.remove(write.value());
        acknowledged.put(write.value(), write);
        count();
    }

    /** Notes the acknowledgement of a delete that took this value away. */
    synchronized void acknowledgeDelete(Write write, String deletedValue) {
        inFlight.remove(write.value());
        if (!deletedValues.add(deletedValue)) {
            throw new AssertionError("two deletes were told that they deleted " + deletedValue);
        }
        count();
    }

    /** Notes the acknowledgement of a delete that found nothing. */
    synchronized void acknowledgeNothing(Write write) {
        inFlight.remove(write.value());
        count();
    }

    private void count() {
        acknowledgedCount++;
        if (acknowledgedCount >= awaitedCount) {
            reached.countDown();
        }
    }

    /** A latch that opens when this many more writes have been acknowledged. */
    synchronized CountDownLatch after(int moreCount) {
        awaitedCount = acknowledgedCount + moreCount;
        reached = new CountDownLatch(1);
        return reached;
    }

    /** Puts and updates that were acknowledged, by the value they wrote. */
    synchronized Map<String, Write> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /** Writes without an answer, by their name: legal with and without effect. */
    synchronized Map<String, Write> inFlight() {
        return Map.copyOf(inFlight);
    }

    /** Values that acknowledged deletes took away. */
    synchronized Set<String> deletedValues() {
        return Set.copyOf(deletedValues);
    }

    synchronized long acknowledgedCount() {
        return acknowledgedCount;
    }
}
