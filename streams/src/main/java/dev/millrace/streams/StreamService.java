package dev.millrace.streams;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.KeyType;
import dev.millrace.protocol.operation.KeySchemaElement;
import dev.millrace.protocol.operation.SequenceNumberRange;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.ShardIteratorType;
import dev.millrace.protocol.operation.StreamDescription;
import dev.millrace.protocol.operation.StreamStatus;
import dev.millrace.protocol.operation.StreamSummary;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.table.ChangeCapture;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStream;
import dev.millrace.streams.log.LogEntry;
import dev.millrace.streams.log.LogPage;
import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.ShardIterator;
import dev.millrace.streams.shard.ShardIteratorCodec;
import dev.millrace.streams.shard.StreamArn;
import dev.millrace.streams.shard.StreamTopology;
import dev.millrace.streams.shard.TopologyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a store: captures changes and answers the four read operations. Thread-safe.
 *
 * <p>Errors are thrown as {@link dev.millrace.protocol.error.ApiException}. Limits, lengths and enums are the caller's
 * to check; what depends on state is checked here.
 */
public final class StreamService implements ChangeCapture, AutoCloseable {
    /** SizeBytes of one page of records, summed up (source: streams.md D4). */
    private static final long PAGE_SIZE_MAX = 1 << 20;

    private static final Comparator<StreamArn> NEWEST_FIRST =
            Comparator.comparing(StreamArn::label).reversed().thenComparing(StreamArn::tableName);

    private final OrderedStore store;
    private final StreamActivity activity = new StreamActivity();
    private final TopologyStore topologies;
    private final StreamCapture capture;
    private final ShardIteratorCodec iterators;
    private final RetentionSweeper sweeper;
    private final Resharder resharder;
    private final ShardRotation rotation;
    private final StreamSettings settings;

    /**
     * The streams in {@code store}.
     *
     * @param clock tells when to trim; callers pass the time of their requests
     * @param random makes the secret of a new store's iterators
     */
    public StreamService(OrderedStore store, VirtualClock clock, StreamSettings settings, RandomGenerator random) {
        this.store = store;
        this.settings = settings;
        this.topologies = new TopologyStore(store);
        this.capture = new StreamCapture(topologies, settings.rootShards(), activity);
        this.iterators = new ShardIteratorCodec(IteratorSecret.readOrCreate(store, random));
        this.sweeper = new RetentionSweeper(store, topologies, clock, settings.retention());
        this.resharder = new Resharder(store, topologies);
        this.rotation = new ShardRotation(store, topologies, resharder, clock, settings);
        if (!store.read(topologies::ids).isEmpty()) {
            startClockwork();
        }
    }

    /** Cheap after the first time. */
    private void startClockwork() {
        sweeper.start();
        rotation.start();
    }

    @Override
    public TableStream enable(Transaction transaction, TableDefinition table, StreamViewType viewType, Instant now) {
        // Harmless if the transaction comes to nothing: sweeper and rotation find nothing then. Not to be left to the
        // first write, which may never come, while the stream must rotate, may be turned off and must expire.
        startClockwork();
        return capture.enable(transaction, table, viewType, now);
    }

    @Override
    public TableStream disable(Transaction transaction, TableDefinition table, Instant now) {
        return capture.disable(transaction, table, now);
    }

    @Override
    public void tableDeleted(Transaction transaction, TableDefinition table, Instant now) {
        capture.tableDeleted(transaction, table, now);
    }

    @Override
    public @Nullable CapturePlan plan(TableDefinition table) {
        CapturePlan plan = capture.plan(table);
        if (plan != null) {
            // For a stream that another process or service over this store has enabled.
            startClockwork();
        }
        return plan;
    }

    @Override
    public void forgetPlan(TableDefinition table) {
        capture.forgetPlan(table);
    }

    /**
     * Lists streams, newest first (source: streams.md A4).
     *
     * @param tableName only those of this table name; null for all
     * @param exclusiveStartArn lists on from where this ARN sorts, whether its stream exists or not
     */
    public StreamsPage list(@Nullable String tableName, @Nullable String exclusiveStartArn, int limit, Instant now) {
        StreamArn start = exclusiveStartArn == null ? null : requireArn(exclusiveStartArn);
        List<StreamArn> found = new ArrayList<>();
        store.read(view -> {
            found.clear();
            for (long streamId : topologies.ids(view)) {
                TopologyStore.Remembered stream = topologies.current(view, streamId);
                if (stream != null && isListed(stream.topology(), tableName, start, now)) {
                    found.add(stream.topology().arn());
                }
            }
            return null;
        });
        found.sort(NEWEST_FIRST);
        List<StreamSummary> page = new ArrayList<>();
        for (StreamArn arn : found.subList(0, Math.min(limit, found.size()))) {
            page.add(new StreamSummary(arn.text(), arn.tableName(), arn.label()));
        }
        boolean more = found.size() > page.size();
        return new StreamsPage(page, more ? page.get(page.size() - 1).streamArn() : null);
    }

    /**
     * Describes a stream with a page of its shards in order of their ids (source: streams.md A5).
     *
     * @param exclusiveStartShardId lists the shards that sort after it, whether it exists or not; null for all
     */
    public StreamDescription describe(String arn, @Nullable String exclusiveStartShardId, int limit, Instant now) {
        return describe(arn, shard -> true, exclusiveStartShardId, limit, now);
    }

    /** As {@link #describe(String, String, int, Instant)}, with none but the direct children of a shard. */
    public StreamDescription describeChildren(
            String arn, String parentShardId, @Nullable String exclusiveStartShardId, int limit, Instant now) {
        return describe(arn, shard -> parentShardId.equals(shard.parentId()), exclusiveStartShardId, limit, now);
    }

    /**
     * Makes an iterator (source: streams.md D1).
     *
     * @param sequenceNumber as the client sent it, null if it sent none
     */
    public String shardIterator(
            String arn, String shardId, ShardIteratorType type, @Nullable String sequenceNumber, Instant now) {
        requireArn(arn);
        SequenceNumber number = requireNumber(type, sequenceNumber);
        ShardIterator iterator = store.read(view -> {
            StreamTopology topology = requireStream(view, arn, now);
            Shard shard = requireShard(topology, shardId, now);
            return new ShardIterator(arn, topology.streamId(), shardId, position(view, shard, type, number), now);
        });
        return iterators.encode(iterator);
    }

    /**
     * Reads records (source: streams.md D3, D4, D6).
     *
     * @param limit records at most
     */
    public RecordsPage records(String token, int limit, Instant now) {
        ShardIterator iterator = requireAlive(token, now);
        return store.read(view -> read(view, iterator, limit, now));
    }

    /**
     * An iterator at the position of another one, with a life of its own: what a page without records ends with.
     *
     * @throws dev.millrace.protocol.error.ApiException as {@link #records} does
     */
    public String renewed(String token, Instant now) {
        ShardIterator iterator = requireAlive(token, now);
        return iterators.encode(new ShardIterator(
                iterator.streamArn(), iterator.streamId(), iterator.shardId(), iterator.position(), now));
    }

    /** Rotates and splits on request; rotation by the clock runs by itself. */
    public Resharder resharder() {
        return resharder;
    }

    /** Removes all streams that are turned off, as those of dropped tables are, with everything they hold. */
    public void removeDisabled() {
        sweeper.removeDisabled();
    }

    /** Reads by positions that never expire. */
    public StreamReader reader() {
        return new StreamReader(store, topologies, settings.retention());
    }

    /** Removes what expires; runs by the clock by itself. */
    public RetentionSweeper sweeper() {
        return sweeper;
    }

    /** What was written and read since the start. */
    public StreamActivity activity() {
        return activity;
    }

    /** How far the reading of each stream is behind, by its ARN; streams that were not read are left out. */
    public Map<String, Duration> iteratorAges(Instant now) {
        return store.read(view -> activity.iteratorAges(now, arn -> topologies.findId(view, arn) != null));
    }

    /** Keeps a restore from giving a stream, a shard or a label of it a second time. */
    public void carryOver(ReadView left, Transaction restored) {
        topologies.carryOver(left, restored);
    }

    /** Takes up what another state of the store has to be done; to be called when it was restored. */
    public void restored() {
        topologies.forgetAll();
        if (!store.read(topologies::ids).isEmpty()) {
            startClockwork();
        }
        sweeper.restart();
        rotation.restart();
    }

    /** Ends trimming and rotation. The store stays open. */
    @Override
    public void close() {
        rotation.close();
        sweeper.close();
    }

    private boolean isListed(
            StreamTopology topology, @Nullable String tableName, @Nullable StreamArn start, Instant now) {
        return !topology.isExpired(now, settings.retention())
                && (tableName == null || tableName.equals(topology.arn().tableName()))
                && (start == null || NEWEST_FIRST.compare(start, topology.arn()) < 0);
    }

    private StreamDescription describe(
            String arn, Predicate<Shard> filter, @Nullable String exclusiveStartShardId, int limit, Instant now) {
        requireArn(arn);
        return store.read(view -> {
            StreamTopology topology = requireStream(view, arn, now);
            StreamStatus status = topology.status(now, settings.transition());
            List<ShardDescription> page = new ArrayList<>();
            boolean more = false;
            for (Shard shard : topology.shards()) {
                // AWS lists shards once the stream is ENABLED (source: streams.md A3).
                if (status == StreamStatus.ENABLING
                        || shard.isExpired(now, settings.retention())
                        || !filter.test(shard)
                        || (exclusiveStartShardId != null && shard.id().compareTo(exclusiveStartShardId) <= 0)) {
                    continue;
                }
                if (page.size() == limit) {
                    more = true;
                    break;
                }
                page.add(describe(view, shard));
            }
            return new StreamDescription(
                    arn,
                    topology.arn().label(),
                    status,
                    topology.viewType(),
                    topology.created(),
                    topology.arn().tableName(),
                    describe(topology.keySchema()),
                    page,
                    more ? page.get(page.size() - 1).shardId() : null);
        });
    }

    private static ShardDescription describe(ReadView view, Shard shard) {
        // The start moves with the horizon, so that AT_SEQUENCE_NUMBER with it always works (source: streams.md B3).
        SequenceNumber end = shard.end();
        return new ShardDescription(
                shard.id(),
                shard.parentId(),
                new SequenceNumberRange(oldest(view, shard).text(), end == null ? null : end.text()));
    }

    private static List<KeySchemaElement> describe(KeySchema schema) {
        List<KeySchemaElement> elements = new ArrayList<>();
        for (KeyAttribute attribute : schema.hash()) {
            elements.add(new KeySchemaElement(attribute.name(), KeyType.HASH));
        }
        for (KeyAttribute attribute : schema.range()) {
            elements.add(new KeySchemaElement(attribute.name(), KeyType.RANGE));
        }
        return elements;
    }

    private RecordsPage read(ReadView view, ShardIterator iterator, int limit, Instant now) {
        TopologyStore.Remembered stream = topologies.current(view, iterator.streamId());
        if (stream == null || stream.topology().isExpired(now, settings.retention())) {
            throw StreamErrors.streamNotFound(iterator.streamArn());
        }
        StreamTopology topology = stream.topology();
        Shard shard = requireShard(topology, iterator.shardId(), now);
        SequenceNumber position = iterator.position();
        if (position == null) {
            position = oldest(view, shard);
        } else {
            requireUntrimmed(view, shard, position);
        }
        LogPage page = shard.log().read(view, position, now.minus(settings.retention()), limit, PAGE_SIZE_MAX);
        List<StreamRecord> records = new ArrayList<>(page.entries().size());
        EventIds eventIds = new EventIds(iterator.streamArn(), topology.streamId());
        String region = topology.arn().region();
        for (LogEntry entry : page.entries()) {
            records.add(StreamRecord.of(topology, region, eventIds, entry));
        }
        activity.read(
                iterator.streamArn(),
                iterator.shardId(),
                records.size(),
                page.drained() || records.isEmpty()
                        ? null
                        : records.get(records.size() - 1).created());
        if (page.drained() && !shard.isOpen()) {
            return new RecordsPage(records, null);
        }
        return new RecordsPage(
                records,
                iterators.encode(new ShardIterator(
                        iterator.streamArn(), iterator.streamId(), iterator.shardId(), page.next(), now)));
    }

    private static @Nullable SequenceNumber position(
            ReadView view, Shard shard, ShardIteratorType type, @Nullable SequenceNumber number) {
        return switch (type) {
            case TRIM_HORIZON -> null;
            case LATEST -> SequenceNumber.afterCommit(view.stamp());
            case AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER -> {
                if (number == null || number.compareTo(shard.start()) < 0) {
                    throw StreamErrors.sequenceNumberBeforeShard();
                }
                SequenceNumber position = type == ShardIteratorType.AT_SEQUENCE_NUMBER ? number : number.next();
                requireUntrimmed(view, shard, position);
                yield position;
            }
        };
    }

    /** The smallest number that is not trimmed, whether a record bears it or not. */
    private static SequenceNumber oldest(ReadView view, Shard shard) {
        SequenceNumber trimmed = shard.log().lastTrimmed(view);
        return trimmed == null ? shard.start() : trimmed.next();
    }

    /** Gaps are normal, so only a record that existed at or after the position counts (source: streams.md D5, D6). */
    private static void requireUntrimmed(ReadView view, Shard shard, SequenceNumber position) {
        SequenceNumber trimmed = shard.log().lastTrimmed(view);
        if (trimmed != null && position.compareTo(trimmed) <= 0) {
            throw StreamErrors.trimmedData();
        }
    }

    private static @Nullable SequenceNumber requireNumber(ShardIteratorType type, @Nullable String text) {
        return switch (type) {
            case TRIM_HORIZON, LATEST -> {
                if (text != null) {
                    throw StreamErrors.sequenceNumberNotExpected();
                }
                yield null;
            }
            case AT_SEQUENCE_NUMBER, AFTER_SEQUENCE_NUMBER -> {
                if (text == null) {
                    throw StreamErrors.invalidSequenceNumber();
                }
                yield SequenceNumber.parse(text).orElseThrow(StreamErrors::invalidSequenceNumber);
            }
        };
    }

    private static StreamArn requireArn(String arn) {
        return StreamArn.parse(arn).orElseThrow(StreamErrors::malformedStreamArn);
    }

    private ShardIterator requireAlive(String token, Instant now) {
        ShardIterator iterator = iterators.decode(token).orElseThrow(StreamErrors::invalidShardIterator);
        if (!iterator.issued().plus(settings.iteratorLifetime()).isAfter(now)) {
            throw StreamErrors.expiredIterator();
        }
        return iterator;
    }

    private StreamTopology requireStream(ReadView view, String arn, Instant now) {
        Long streamId = topologies.findId(view, arn);
        TopologyStore.Remembered stream = streamId == null ? null : topologies.current(view, streamId);
        if (stream == null || stream.topology().isExpired(now, settings.retention())) {
            throw StreamErrors.streamNotFound(arn);
        }
        return stream.topology();
    }

    private Shard requireShard(StreamTopology topology, String shardId, Instant now) {
        Shard shard = topology.find(shardId);
        if (shard == null || shard.isExpired(now, settings.retention())) {
            throw StreamErrors.shardNotFound(shardId, topology.arn().text());
        }
        return shard;
    }
}
