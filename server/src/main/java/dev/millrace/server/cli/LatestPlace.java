package dev.millrace.server.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last record before a LATEST iterator, so that the place is not lost with the iterator: nothing that the
 * service answers tells where LATEST is, but a reading from the oldest record comes to it. Not thread-safe.
 *
 * <p>Once the reading has come to the end, and the LATEST iterator has found nothing after that, the last record read
 * here is the last one before it.
 */
final class LatestPlace {
    private final String streamArn;
    private final String shardId;
    private @Nullable String iterator;
    private @Nullable String lastNumber;
    private boolean reachedEnd;

    LatestPlace(String streamArn, String shardId) {
        this.streamArn = streamArn;
        this.shardId = shardId;
    }

    boolean hasReachedEnd() {
        return reachedEnd;
    }

    /** The number of the last record read, or null if there was none. */
    @Nullable
    String lastNumber() {
        return lastNumber;
    }

    /** Reads on until the end, but at most so many pages. */
    void readOn(ServiceClient client, int pageCountMax) throws IOException, ServiceError {
        try {
            for (int page = 0; page < pageCountMax && !reachedEnd; page++) {
                readPage(client);
            }
        } catch (ServiceError error) {
            switch (error.code()) {
                case "ExpiredIteratorException" -> iterator = null;
                case "TrimmedDataAccessException" -> {
                    iterator = null;
                    lastNumber = null;
                }
                default -> throw error;
            }
        }
    }

    private void readPage(ServiceClient client) throws IOException, ServiceError {
        String from = iterator == null ? iterator(client) : iterator;
        Map<String, @Nullable Object> page = client.streams("GetRecords", Map.of("ShardIterator", from));
        List<Map<String, @Nullable Object>> records = JsonTree.objects(page, "Records");
        if (!records.isEmpty()) {
            lastNumber = JsonTree.text(JsonTree.object(records.get(records.size() - 1), "dynamodb"), "SequenceNumber");
        }
        iterator = JsonTree.text(page, "NextShardIterator");
        reachedEnd = records.isEmpty() || iterator == null;
    }

    private String iterator(ServiceClient client) throws IOException, ServiceError {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("StreamArn", streamArn);
        request.put("ShardId", shardId);
        if (lastNumber == null) {
            request.put("ShardIteratorType", "TRIM_HORIZON");
        } else {
            request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER");
            request.put("SequenceNumber", lastNumber);
        }
        return String.valueOf(JsonTree.text(client.streams("GetShardIterator", request), "ShardIterator"));
    }
}
