package dev.millrace.streams.trigger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened to a mapping's batches since the service was started. Thread-safe. */
final class Tally {
    private final Deque<FailureNotice> failures = new ArrayDeque<>();
    private String result;
    private long invocations;
    private long failedInvocations;
    private long notInvoked;
    private long handled;
    private long filtered;
    private long discarded;
    private long undelivered;

    /** @param result what the last batch ended in */
    Tally(String result) {
        this.result = result;
    }

    synchronized void succeeded(int recordCount) {
        invocations++;
        handled += recordCount;
        result = EventSourceMapping.OK;
    }

    /** @param recordCount records at the beginning of the batch that are handled all the same */
    synchronized void failed(int recordCount) {
        invocations++;
        failedInvocations++;
        handled += recordCount;
        result = "PROBLEM: Function call failed";
    }

    synchronized void notInvoked(String reason) {
        notInvoked++;
        result = "PROBLEM: " + reason;
    }

    synchronized void filtered() {
        filtered++;
    }

    synchronized void discarded(int recordCount) {
        discarded += recordCount;
    }

    synchronized void gaveUp(FailureNotice notice) {
        if (failures.size() == MappingReport.FAILURE_COUNT_MAX) {
            failures.removeFirst();
        }
        failures.addLast(notice);
    }

    synchronized void undelivered() {
        undelivered++;
    }

    synchronized String result() {
        return result;
    }

    synchronized List<FailureNotice> failures() {
        return List.copyOf(failures);
    }

    synchronized MappingReport.Counts counts() {
        return new MappingReport.Counts(
                invocations, failedInvocations, notInvoked, handled, filtered, discarded, undelivered);
    }
}
