package dev.millrace.streams.trigger;

import java.util.List;

/**
 * How far a mapping has come.
 *
 * @param shards those it works on or will work on, and those it has done that are still there, in order of creation
 * @param failures the last discarded batches, oldest first; at most {@link #FAILURE_COUNT_MAX}, lost at a restart
 * @param counts since the service was started
 */
public record MappingReport(
        EventSourceMapping mapping, List<ShardReport> shards, List<FailureNotice> failures, Counts counts) {
    /** How many discarded batches are remembered. */
    public static final int FAILURE_COUNT_MAX = 100;

    public MappingReport {
        shards = List.copyOf(shards);
        failures = List.copyOf(failures);
    }

    /** Records written and not yet handled, over all shards. */
    public long lagRecords() {
        return shards.stream().mapToLong(ShardReport::lagRecords).sum();
    }

    /** Age of the oldest record not yet handled, over all shards; 0 if there is none. */
    public long lagMillis() {
        return shards.stream().mapToLong(ShardReport::lagMillis).max().orElse(0);
    }

    /**
     * What happened so far.
     *
     * @param invocations calls that reached the function
     * @param failures those of them that failed, wholly or in part
     * @param notInvoked calls that did not reach it
     * @param recordsFiltered records that no pattern matched
     * @param recordsDiscarded records given up
     * @param noticesUndelivered failure notices that no destination took
     */
    public record Counts(
            long invocations,
            long failures,
            long notInvoked,
            long recordsHandled,
            long recordsFiltered,
            long recordsDiscarded,
            long noticesUndelivered) {}
}
