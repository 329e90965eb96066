package dev.millrace.streams.trigger;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.storage.key.KeyRange;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Space;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.table.CommitRetries;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stored mappings and how far they have come; each change is one commit. Thread-safe.
 *
 * <table>
 *   <caption>Keys, behind the trigger prefix</caption>
 *   <tr><th>key</th><th>value</th></tr>
 *   <tr><td>{@code M}, UUID (36)</td><td>the mapping</td></tr>
 *   <tr><td>{@code R}, UUID (36)</td><td>what its last batch ended in; absent before the first</td></tr>
 *   <tr><td>{@code C}, UUID (36), shard index (4), lane (1)</td><td>{@link LaneCheckpoint}</td></tr>
 *   <tr><td>{@code W}, UUID (36), shard index (4), lane (1)</td><td>the lane's open window; absent if none is</td></tr>
 * </table>
 */
final class MappingStore {
    private static final byte MAPPING = 'M';
    private static final byte RESULT = 'R';
    private static final byte CHECKPOINT = 'C';
    private static final byte WINDOW = 'W';
    private static final int UUID_LENGTH = 36;
    private static final int LANE_KEY_SIZE = 2 + UUID_LENGTH + Integer.BYTES + 1;

    private final OrderedStore store;

    MappingStore(OrderedStore store) {
        this.store = store;
    }

    /** All mappings in order of creation. */
    List<StoredMapping> all() {
        return store.read(MappingStore::all);
    }

    /**
     * Adds a mapping unless another one is in its way.
     *
     * @param body makes the mapping from the state before and the number it gets; may throw
     */
    StoredMapping insert(String streamArn, String functionArn, Insertion body) {
        return CommitRetries.run(store, transaction -> {
            List<StoredMapping> others = all(transaction);
            requireFree(others, streamArn, functionArn, null);
            if (others.size() >= TriggerService.MAPPING_COUNT_MAX) {
                throw LambdaErrors.tooManyMappings(TriggerService.MAPPING_COUNT_MAX);
            }
            long number = others.isEmpty() ? 1 : others.get(others.size() - 1).number() + 1;
            StoredMapping fresh = body.make(transaction, number);
            transaction.put(mappingKey(fresh.mapping().uuid()), MappingCodec.encode(fresh));
            return fresh;
        });
    }

    /** Changes a mapping. */
    StoredMapping update(String uuid, Function<StoredMapping, StoredMapping> change) {
        return CommitRetries.run(store, transaction -> {
            StoredMapping before = find(transaction, uuid);
            if (before == null) {
                throw LambdaErrors.mappingNotFound();
            }
            StoredMapping after = change.apply(before);
            requireFree(
                    all(transaction),
                    after.mapping().streamArn(),
                    after.mapping().functionArn(),
                    uuid);
            transaction.put(mappingKey(uuid), MappingCodec.encode(after));
            return after;
        });
    }

    /** Removes a mapping and everything of it; returns what it was. */
    StoredMapping remove(String uuid) {
        return CommitRetries.run(store, transaction -> {
            StoredMapping before = find(transaction, uuid);
            if (before == null) {
                throw LambdaErrors.mappingNotFound();
            }
            transaction.delete(mappingKey(uuid));
            transaction.delete(key(RESULT, uuid));
            deleteAll(transaction, key(CHECKPOINT, uuid));
            deleteAll(transaction, key(WINDOW, uuid));
            return before;
        });
    }

    /** Removes all mappings. */
    void removeAll() {
        CommitRetries.<@Nullable Void>run(store, transaction -> {
            deleteAll(transaction, new byte[] {Space.TRIGGER.prefix()});
            return null;
        });
    }

    /** How far the lanes of each shard have come, by shard index and lane. */
    Map<Integer, Map<Integer, LaneCheckpoint>> checkpoints(String uuid) {
        return store.read(view -> checkpoints(view, uuid));
    }

    static Map<Integer, Map<Integer, LaneCheckpoint>> checkpoints(ReadView view, String uuid) {
        Map<ByteBuffer, OpenWindow> windows = new HashMap<>();
        scan(
                view,
                key(WINDOW, uuid),
                (key, value) -> windows.put(laneOf(key).slice(), LaneCheckpoint.decodeWindow(value)));
        Map<Integer, Map<Integer, LaneCheckpoint>> shards = new TreeMap<>();
        scan(view, key(CHECKPOINT, uuid), (key, value) -> {
            ByteBuffer lane = laneOf(key);
            LaneCheckpoint checkpoint = LaneCheckpoint.decode(value, windows.get(lane.slice()));
            shards.computeIfAbsent(lane.getInt(), index -> new TreeMap<>()).put((int) lane.get(), checkpoint);
        });
        return shards;
    }

    /**
     * Keeps how far lanes of a shard have come, if the mapping is still there.
     *
     * @param afresh whether the shard's other lanes, of another count, are forgotten
     * @param isCurrent whether the caller is still the one to keep it; asked within the commit
     */
    void save(
            String uuid,
            int shardIndex,
            Map<Integer, LaneCheckpoint> lanes,
            boolean afresh,
            String result,
            BooleanSupplier isCurrent,
            Consumer<Outcome<Boolean>> completion) {
        byte[] resultText = result.getBytes(StandardCharsets.UTF_8);
        store.transact(
                transaction -> {
                    if (!isCurrent.getAsBoolean() || transaction.get(mappingKey(uuid)) == null) {
                        return false;
                    }
                    if (afresh) {
                        deleteAll(transaction, shardKey(CHECKPOINT, uuid, shardIndex));
                        deleteAll(transaction, shardKey(WINDOW, uuid, shardIndex));
                    }
                    lanes.forEach((lane, checkpoint) -> put(transaction, uuid, shardIndex, lane, checkpoint));
                    byte[] known = transaction.get(key(RESULT, uuid));
                    if (known == null || !Arrays.equals(known, resultText)) {
                        transaction.put(key(RESULT, uuid), resultText);
                    }
                    return true;
                },
                completion);
    }

    /** Forgets shards that are gone. */
    void forget(String uuid, Collection<Integer> shardIndexes, BooleanSupplier isCurrent) {
        List<Integer> gone = List.copyOf(shardIndexes);
        store.<@Nullable Void>transact(
                transaction -> {
                    if (isCurrent.getAsBoolean()) {
                        for (int shardIndex : gone) {
                            deleteAll(transaction, shardKey(CHECKPOINT, uuid, shardIndex));
                            deleteAll(transaction, shardKey(WINDOW, uuid, shardIndex));
                        }
                    }
                    return null;
                },
                outcome -> {
                    // What is left after a failure is found again at the next start.
                });
    }

    private static void put(Transaction transaction, String uuid, int shardIndex, int lane, LaneCheckpoint checkpoint) {
        transaction.put(laneKey(CHECKPOINT, uuid, shardIndex, lane), checkpoint.encode());
        OpenWindow window = checkpoint.window();
        byte[] windowKey = laneKey(WINDOW, uuid, shardIndex, lane);
        if (window != null) {
            transaction.put(windowKey, LaneCheckpoint.encode(window));
        } else if (transaction.get(windowKey) != null) {
            transaction.delete(windowKey);
        }
    }

    private static void requireFree(
            List<StoredMapping> mappings, String streamArn, String functionArn, @Nullable String own) {
        for (StoredMapping other : mappings) {
            EventSourceMapping mapping = other.mapping();
            if (mapping.streamArn().equals(streamArn)
                    && mapping.functionArn().equals(functionArn)
                    && !mapping.uuid().equals(own)) {
                String name = functionArn.substring(
                        functionArn.indexOf(":function:") < 0
                                ? 0
                                : functionArn.indexOf(":function:") + ":function:".length());
                throw LambdaErrors.mappingExists(streamArn, name, mapping.uuid());
            }
        }
    }

    private static List<StoredMapping> all(ReadView view) {
        List<StoredMapping> mappings = new ArrayList<>();
        scan(view, new byte[] {Space.TRIGGER.prefix(), MAPPING}, (key, value) -> {
            String uuid = new String(key, 2, UUID_LENGTH, StandardCharsets.US_ASCII);
            mappings.add(MappingCodec.decode(value, result(view, uuid)));
        });
        mappings.sort(Comparator.comparingLong(StoredMapping::number));
        return mappings;
    }

    private static @Nullable StoredMapping find(ReadView view, String uuid) {
        // A text of another length is no UUID and would reach into other keys.
        byte[] value = uuid.length() == UUID_LENGTH ? view.get(mappingKey(uuid)) : null;
        return value == null ? null : MappingCodec.decode(value, result(view, uuid));
    }

    private static String result(ReadView view, String uuid) {
        byte[] value = view.get(key(RESULT, uuid));
        return value == null ? EventSourceMapping.NOTHING_PROCESSED : new String(value, StandardCharsets.UTF_8);
    }

    private static void scan(ReadView view, byte[] prefix, Entry entry) {
        KeyRange range = KeyRange.ofPrefix(prefix);
        view.scan(range.from(), range.to(), false, (key, value) -> {
            entry.visit(key, value);
            return true;
        });
    }

    private static void deleteAll(Transaction transaction, byte[] prefix) {
        KeyRange range = KeyRange.ofPrefix(prefix);
        transaction.deleteRange(range.from(), range.to());
    }

    private static byte[] mappingKey(String uuid) {
        return key(MAPPING, uuid);
    }

    private static byte[] key(byte kind, String uuid) {
        byte[] text = uuid.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + text.length)
                .put(Space.TRIGGER.prefix())
                .put(kind)
                .put(text)
                .array();
    }

    private static byte[] shardKey(byte kind, String uuid, int shardIndex) {
        byte[] prefix = key(kind, uuid);
        return ByteBuffer.allocate(prefix.length + Integer.BYTES)
                .put(prefix)
                .putInt(shardIndex)
                .array();
    }

    private static byte[] laneKey(byte kind, String uuid, int shardIndex, int lane) {
        return ByteBuffer.allocate(LANE_KEY_SIZE)
                .put(shardKey(kind, uuid, shardIndex))
                .put((byte) lane)
                .array();
    }

    /** Shard index and lane at the end of a key. */
    private static ByteBuffer laneOf(byte[] key) {
        return ByteBuffer.wrap(key, 2 + UUID_LENGTH, Integer.BYTES + 1);
    }

    /** Makes the mapping that is inserted. */
    @FunctionalInterface
    interface Insertion {
        StoredMapping make(ReadView state, long number);
    }

    /** Sees one entry. */
    private interface Entry {
        void visit(byte[] key, byte[] value);
    }
}
