package dev.millrace.it.kcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * What the consumer got: the versions of each item in the order of arrival, and the shards that ended. Thread-safe.
 *
 * <p>The library delivers at least once: a worker that cannot renew a lease in time, as on a machine with too much to do,
 * gets the batch after its last checkpoint again. A record that comes again is counted, not added.
 */
final class Received {
    private final Map<String, List<Integer>> versions = new LinkedHashMap<>();
    private final Set<String> eventIds = new LinkedHashSet<>();
    private final Set<String> shards = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private final long createdNanos = System.nanoTime();
    private long firstNanos;
    private int repeatedCount;

    synchronized void add(String shardId, Record change) {
        if (change.eventName() == OperationType.REMOVE) {
            throw new IllegalStateException("nobody removed an item, but a record says so: " + change);
        }
        if (!eventIds.add(change.eventID())) {
            repeatedCount++;
            return;
        }
        if (eventIds.size() == 1) {
            firstNanos = System.nanoTime();
        }
        String item = require(change.dynamodb().keys(), "pk").s();
        int version = Integer.parseInt(
                require(change.dynamodb().newImage(), "version").n());
        versions.computeIfAbsent(item, key -> new ArrayList<>()).add(version);
        shards.add(shardId);
    }

    synchronized void ended(String shardId) {
        ended.add(shardId);
    }

    /** How many different records have come. */
    synchronized int count() {
        return eventIds.size();
    }

    /** How many records came once more. */
    synchronized int repeatedCount() {
        return repeatedCount;
    }

    /** From the making of this object, just before the consumer, to the first record. */
    synchronized long firstMillis() {
        return TimeUnit.NANOSECONDS.toMillis(firstNanos - createdNanos);
    }

    synchronized Set<String> shards() {
        return Set.copyOf(shards);
    }

    synchronized Set<String> ended() {
        return Set.copyOf(ended);
    }

    synchronized Map<String, List<Integer>> versions() {
        Map<String, List<Integer>> copy = new LinkedHashMap<>();
        versions.forEach((item, list) -> copy.put(item, List.copyOf(list)));
        return copy;
    }

    /** The value of an attribute that must be there. */
    static AttributeValue require(Map<String, AttributeValue> attributes, String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + attributes);
        }
        return value;
    }
}
