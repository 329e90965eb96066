package dev.millrace.streams.trigger;

import dev.millrace.protocol.lambda.FailureRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records that a function gets in one invocation, and what became of them so far. Owned by one lane.
 *
 * <p>Splitting makes new batches whose attempts begin anew, as on AWS: splits use no attempts, and where a function
 * reported the last of three records with three attempts allowed, that record was seen once in the batch and four times
 * alone (recorded, test_dynamodb_report_batch_item_failures).
 */
final class Batch {
    private final List<ChangeEvent> events;
    private final Kind kind;
    private int failureCount;
    private int missCount;
    private @Nullable String requestId;
    private FailureRecord.@Nullable Response response;

    /** What a batch is to its tumbling window. */
    enum Kind {
        /** It holds records, whether there are windows or not. */
        RECORDS,
        /** No record, to close a window. */
        FINAL,
        /** No record, to close a window whose state has grown too large. */
        FINAL_EARLY
    }

    Batch(List<ChangeEvent> events) {
        this(events, Kind.RECORDS);
        if (events.isEmpty()) {
            throw new IllegalStateException("a batch of records holds at least one");
        }
    }

    private Batch(List<ChangeEvent> events, Kind kind) {
        this.events = List.copyOf(events);
        this.kind = kind;
    }

    static Batch closing(boolean early) {
        return new Batch(List.of(), early ? Kind.FINAL_EARLY : Kind.FINAL);
    }

    List<ChangeEvent> events() {
        return events;
    }

    int size() {
        return events.size();
    }

    boolean isFinal() {
        return kind != Kind.RECORDS;
    }

    boolean isTerminatedEarly() {
        return kind == Kind.FINAL_EARLY;
    }

    ChangeEvent first() {
        return events.get(0);
    }

    ChangeEvent last() {
        return events.get(events.size() - 1);
    }

    List<byte[]> json() {
        List<byte[]> json = new ArrayList<>(events.size());
        for (ChangeEvent event : events) {
            json.add(event.json());
        }
        return json;
    }

    /** The index of each record by the text of its sequence number. */
    Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        for (int index = 0; index < events.size(); index++) {
            indexes.put(events.get(index).number().text(), index);
        }
        return indexes;
    }

    /** How many records at the beginning are older than allowed: created {@code age} ago or, exclusively, longer. */
    int outlivedCount(Instant now, Duration age, boolean inclusive) {
        Instant limit = now.minus(age);
        int count = 0;
        while (count < events.size()) {
            int order = events.get(count).created().compareTo(limit);
            if (order > 0 || (order == 0 && !inclusive)) {
                break;
            }
            count++;
        }
        return count;
    }

    /** The first records, with what is known of the invocations. */
    Batch head(int count) {
        return part(0, count);
    }

    /** All but the first records, with what is known of the invocations. */
    Batch tail(int count) {
        return part(count, events.size());
    }

    /** All from a record on, with attempts of its own. */
    Batch from(int index) {
        return new Batch(events.subList(index, events.size()));
    }

    /** Both halves, with attempts of their own; the left is not larger. */
    List<Batch> halves() {
        int middle = events.size() / 2;
        return List.of(new Batch(events.subList(0, middle)), from(middle));
    }

    void invoked(String id) {
        requestId = id;
    }

    void failed(FailureRecord.Response how) {
        failureCount++;
        missCount = 0;
        response = how;
    }

    /** The function was not run. */
    void missed() {
        missCount++;
    }

    /** Invocations of this batch that ran and failed. */
    int failureCount() {
        return failureCount;
    }

    /** Tries in a row that did not reach the function. */
    int missCount() {
        return missCount;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    FailureRecord.@Nullable Response response() {
        return response;
    }

    private Batch part(int from, int to) {
        Batch part = new Batch(events.subList(from, to));
        part.failureCount = failureCount;
        part.missCount = missCount;
        part.requestId = requestId;
        part.response = response;
        return part;
    }
}
