package dev.millrace.server.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table's stream from shard to shard and hands each record to a printer, parents before their children, so that
 * the records of an item come in order. Used by one thread.
 *
 * <p>Waits by real time, as a client of a network does.
 */
final class StreamFollower {
    private static final long POLL_PAUSE_MILLIS = 250;
    private static final long RETRY_PAUSE_MILLIS = 1000;
    /** Pages read in one go to find the place of LATEST, before what is new has its turn again. */
    private static final int PLACE_PAGE_COUNT_MAX = 20;

    private static final Set<String> PASSING_ERRORS = Set.of(
            "ThrottlingException",
            "LimitExceededException",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "InternalServerError");

    private final ServiceClient client;
    private final TailOptions options;
    private final TailPrinter printer;
    private final Consumer<String> notes;
    private final CountDownLatch stop;
    private final Map<String, FollowedShard> shards = new LinkedHashMap<>();
    private boolean unreachable;

    /**
     * A follower.
     *
     * @param notes takes sentences about what happens to the stream itself
     * @param stop ends following once it is counted down
     */
    StreamFollower(
            ServiceClient client,
            TailOptions options,
            TailPrinter printer,
            Consumer<String> notes,
            CountDownLatch stop) {
        this.client = client;
        this.options = options;
        this.printer = printer;
        this.notes = notes;
        this.stop = stop;
    }

    /**
     * Follows until told to stop, or until the table has no stream any more.
     *
     * @throws TailRefusal if there is nothing to follow
     */
    void follow() throws TailRefusal {
        String arn = firstStream();
        boolean fromLatest = options.fromLatest();
        while (true) {
            boolean ended = followStream(arn, fromLatest);
            if (!ended) {
                return;
            }
            String next = nextStream();
            if (next == null || next.equals(arn)) {
                notes.accept("The stream of " + options.table() + " was turned off.");
                return;
            }
            notes.accept("The stream of " + options.table() + " was turned off; a new one follows.");
            arn = next;
            fromLatest = false;
        }
    }

    private String firstStream() throws TailRefusal {
        try {
            String arn = latestStream();
            if (arn == null) {
                throw new TailRefusal("The table " + options.table() + " has no stream; UpdateTable turns one on"
                        + " (aws dynamodb update-table --stream-specification"
                        + " StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES).");
            }
            return arn;
        } catch (IOException unreachableServer) {
            throw new TailRefusal("No server answers at " + options.endpoint() + ".");
        } catch (ServiceError error) {
            throw error.code().equals("ResourceNotFoundException")
                    ? new TailRefusal("There is no table " + options.table() + " at " + options.endpoint() + ".")
                    : refusal(error);
        }
    }

    /** The stream that the table has now, or null; a table that is gone has none. */
    private @Nullable String nextStream() throws TailRefusal {
        try {
            return latestStream();
        } catch (IOException unreachableServer) {
            return null;
        } catch (ServiceError error) {
            if (error.code().equals("ResourceNotFoundException")) {
                return null;
            }
            throw refusal(error);
        }
    }

    private @Nullable String latestStream() throws IOException, ServiceError {
        Map<String, @Nullable Object> answer = client.tables("DescribeTable", Map.of("TableName", options.table()));
        return JsonTree.text(JsonTree.object(answer, "Table"), "LatestStreamArn");
    }

    /** Follows one stream; true if it ended, false if told to stop. */
    private boolean followStream(String arn, boolean fromLatest) throws TailRefusal {
        shards.clear();
        boolean started = false;
        boolean listing = true;
        while (!isStopped(0)) {
            long pauseMillis = POLL_PAUSE_MILLIS;
            try {
                if (listing) {
                    boolean enabled = list(arn, fromLatest && !started, !started);
                    if (!enabled && allDone()) {
                        return true;
                    }
                    if (!started) {
                        notes.accept("Following " + options.table() + ".");
                        started = true;
                    }
                    listing = false;
                }
                int recordCount = 0;
                for (FollowedShard shard : List.copyOf(shards.values())) {
                    if (!shard.isDone() && isParentDone(shard)) {
                        recordCount += read(arn, shard);
                        listing |= shard.isDone();
                    }
                }
                listing |= allDone();
                findPlaces();
                pauseMillis = recordCount > 0 ? 0 : POLL_PAUSE_MILLIS;
                reachable();
            } catch (IOException lost) {
                pauseMillis = RETRY_PAUSE_MILLIS;
                lost();
            } catch (ServiceError error) {
                if (error.code().equals("ResourceNotFoundException")) {
                    return true;
                }
                if (!PASSING_ERRORS.contains(error.code())) {
                    throw refusal(error);
                }
                pauseMillis = RETRY_PAUSE_MILLIS;
            }
            if (isStopped(pauseMillis)) {
                return false;
            }
        }
        return false;
    }

    /** Takes up the shards that are new; false if the stream is turned off. */
    private boolean list(String arn, boolean fromLatest, boolean first) throws IOException, ServiceError {
        Set<String> listed = new HashSet<>();
        String status = "";
        String last = null;
        do {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("StreamArn", arn);
            if (last != null) {
                request.put("ExclusiveStartShardId", last);
            }
            Map<String, @Nullable Object> description =
                    JsonTree.object(client.streams("DescribeStream", request), "StreamDescription");
            status = String.valueOf(JsonTree.text(description, "StreamStatus"));
            for (Map<String, @Nullable Object> shard : JsonTree.objects(description, "Shards")) {
                listed.add(take(arn, shard, fromLatest));
            }
            last = JsonTree.text(description, "LastEvaluatedShardId");
        } while (last != null);
        shards.values().removeIf(shard -> shard.isDone() && !listed.contains(shard.id()));
        if (first && fromLatest) {
            // Positions are fixed now, not when each shard's turn comes.
            for (FollowedShard shard : shards.values()) {
                position(arn, shard);
            }
            findPlaces();
            for (FollowedShard shard : shards.values()) {
                if (!shard.isDone()) {
                    read(arn, shard);
                }
            }
        }
        return !status.startsWith("DISABL");
    }

    /** Goes on looking for the places of LATEST iterators that have found nothing yet. */
    private void findPlaces() throws IOException, ServiceError {
        for (FollowedShard shard : shards.values()) {
            LatestPlace place = shard.latestPlace();
            if (place != null && !place.hasReachedEnd()) {
                place.readOn(client, PLACE_PAGE_COUNT_MAX);
            }
        }
    }

    private String take(String arn, Map<String, @Nullable Object> described, boolean fromLatest) {
        String id = String.valueOf(JsonTree.text(described, "ShardId"));
        if (!shards.containsKey(id)) {
            boolean closed =
                    JsonTree.text(JsonTree.object(described, "SequenceNumberRange"), "EndingSequenceNumber") != null;
            String parentId = JsonTree.text(described, "ParentShardId");
            FollowedShard shard = fromLatest
                    ? FollowedShard.fromLatest(id, parentId, new LatestPlace(arn, id))
                    : FollowedShard.fromHorizon(id, parentId);
            if (closed && fromLatest) {
                shard.gone();
            }
            shards.put(id, shard);
        }
        return id;
    }

    private int read(String arn, FollowedShard shard) throws IOException, ServiceError {
        try {
            position(arn, shard);
            Map<String, @Nullable Object> page =
                    client.streams("GetRecords", Map.of("ShardIterator", String.valueOf(shard.iterator())));
            List<Map<String, @Nullable Object>> records = JsonTree.objects(page, "Records");
            for (Map<String, @Nullable Object> record : records) {
                printer.print(record);
                shard.recordRead(JsonTree.text(JsonTree.object(record, "dynamodb"), "SequenceNumber"));
            }
            if (records.isEmpty()) {
                shard.nothingRead();
            }
            shard.next(JsonTree.text(page, "NextShardIterator"));
            return records.size();
        } catch (ServiceError error) {
            switch (error.code()) {
                case "ExpiredIteratorException" -> expired(shard);
                case "TrimmedDataAccessException" -> {
                    notes.accept("Some records were trimmed before they could be read.");
                    shard.trimmed();
                }
                case "ResourceNotFoundException" -> shard.gone();
                default -> throw error;
            }
            return 0;
        }
    }

    private void expired(FollowedShard shard) {
        if (shard.fromLatest() && shard.lastNumber() == null) {
            // Only while a long stream is still being read for the place of LATEST.
            notes.accept("An iterator expired before its first record; what was written meanwhile is left out.");
        }
        shard.expired();
    }

    private void position(String arn, FollowedShard shard) throws IOException, ServiceError {
        if (shard.iterator() != null || shard.isDone()) {
            return;
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("StreamArn", arn);
        request.put("ShardId", shard.id());
        String number = shard.lastNumber();
        if (number != null) {
            request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER");
            request.put("SequenceNumber", number);
        } else {
            request.put("ShardIteratorType", shard.fromLatest() ? "LATEST" : "TRIM_HORIZON");
        }
        shard.positioned(String.valueOf(JsonTree.text(client.streams("GetShardIterator", request), "ShardIterator")));
    }

    private boolean isParentDone(FollowedShard shard) {
        FollowedShard parent = shard.parentId() == null ? null : shards.get(shard.parentId());
        return parent == null || parent.isDone();
    }

    private boolean allDone() {
        return shards.values().stream().allMatch(FollowedShard::isDone);
    }

    private void lost() {
        if (!unreachable) {
            notes.accept("No server answers at " + options.endpoint() + "; trying again.");
        }
        unreachable = true;
    }

    private void reachable() {
        if (unreachable) {
            notes.accept("The server answers again.");
        }
        unreachable = false;
    }

    private boolean isStopped(long waitMillis) {
        try {
            return stop.await(waitMillis, TimeUnit.MILLISECONDS) || printer.isDeaf();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static TailRefusal refusal(ServiceError error) {
        return new TailRefusal("The server answered " + error.code() + ": " + error.getMessage());
    }
}
