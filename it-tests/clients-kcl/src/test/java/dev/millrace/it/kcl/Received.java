package dev.millrace.it.kcl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** What the consumer got: the versions of each item in the order of arrival, and the shards that ended. Thread-safe. */
final class Received {
    private final Map<String, List<Integer>> versions = new LinkedHashMap<>();
    private final Set<String> eventIds = new LinkedHashSet<>();
    private final Set<String> shards = new LinkedHashSet<>();
    private final Set<String> ended = new LinkedHashSet<>();
    private int count;

    synchronized void add(String shardId, Record change) {
        if (change.eventName() == OperationType.REMOVE) {
            throw new IllegalStateException("nobody removed an item, but a record says so: " + change);
        }
        String item = require(change.dynamodb().keys(), "pk").s();
        int version = Integer.parseInt(
                require(change.dynamodb().newImage(), "version").n());
        versions.computeIfAbsent(item, key -> new ArrayList<>()).add(version);
        eventIds.add(change.eventID());
        shards.add(shardId);
        count++;
    }

    synchronized void ended(String shardId) {
        ended.add(shardId);
    }

    synchronized int count() {
        return count;
    }

    synchronized int eventCount() {
        return eventIds.size();
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
