package dev.millrace.streams;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.table.ChangeCapture;
import dev.millrace.storage.table.ItemChange;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStream;
import dev.millrace.storage.table.WriteContext;
import dev.millrace.streams.log.LogRecord;
import dev.millrace.streams.shard.StreamArn;
import dev.millrace.streams.shard.StreamTopology;
import dev.millrace.streams.shard.TopologyStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds each change of a table with an enabled stream to the log of the shard that owns the item. Thread-safe. */
final class StreamCapture implements ChangeCapture {
    private final TopologyStore topologies;
    private final RootShards rootShards;
    private final StreamActivity activity;

    StreamCapture(TopologyStore topologies, RootShards rootShards, StreamActivity activity) {
        this.topologies = topologies;
        this.rootShards = rootShards;
        this.activity = activity;
    }

    @Override
    public TableStream enable(Transaction transaction, TableDefinition table, StreamViewType viewType, Instant now) {
        if (table.enabledStream() != null) {
            throw StreamErrors.alreadyEnabled(table.name());
        }
        long labelMillis = topologies.nextLabelMillis(transaction, table.name(), now.toEpochMilli());
        StreamArn arn = StreamArn.of(table.arn(), labelMillis);
        long streamId = topologies.nextId(transaction);
        int rootCount = rootShards.count(table.capacity().billingMode());
        topologies.insert(transaction, StreamTopology.open(streamId, arn, viewType, table.keySchema(), rootCount, now));
        return new TableStream(streamId, arn.label(), arn.text(), viewType, true);
    }

    @Override
    public TableStream disable(Transaction transaction, TableDefinition table, Instant now) {
        TableStream stream = table.enabledStream();
        if (stream == null) {
            throw StreamErrors.nothingToDisable();
        }
        topologies.update(transaction, stream.id(), topology -> topology.disable(now));
        return stream.disabled();
    }

    @Override
    public void tableDeleted(Transaction transaction, TableDefinition table, Instant now) {
        if (table.enabledStream() != null) {
            disable(transaction, table, now);
        }
    }

    @Override
    public @Nullable CapturePlan plan(TableDefinition table) {
        TableStream stream = table.enabledStream();
        return stream == null ? null : new Plan(stream, topologies.recent(stream.id()), activity);
    }

    @Override
    public void forgetPlan(TableDefinition table) {
        TableStream stream = table.latestStream();
        if (stream != null) {
            topologies.forget(stream.id());
        }
    }

    /** The log record of a change, with the images that the view type asks for. */
    static LogRecord record(StreamTopology topology, ItemChange change, WriteContext context) {
        StreamViewType viewType = topology.viewType();
        Item keys = keys(topology.keySchema(), change.key());
        Item newImage = carriesNew(viewType) ? change.after() : null;
        Item oldImage = carriesOld(viewType) ? change.before() : null;
        int sizeBytes =
                keys.size() + (newImage == null ? 0 : newImage.size()) + (oldImage == null ? 0 : oldImage.size());
        return new LogRecord(event(change), context.actor(), context.now(), sizeBytes, keys, newImage, oldImage);
    }

    private static StreamEventName event(ItemChange change) {
        if (change.before() == null) {
            return StreamEventName.INSERT;
        }
        return change.after() == null ? StreamEventName.REMOVE : StreamEventName.MODIFY;
    }

    private static boolean carriesNew(StreamViewType viewType) {
        return switch (viewType) {
            case NEW_IMAGE, NEW_AND_OLD_IMAGES -> true;
            case OLD_IMAGE, KEYS_ONLY -> false;
        };
    }

    private static boolean carriesOld(StreamViewType viewType) {
        return switch (viewType) {
            case OLD_IMAGE, NEW_AND_OLD_IMAGES -> true;
            case NEW_IMAGE, KEYS_ONLY -> false;
        };
    }

    private static Item keys(KeySchema schema, PrimaryKey key) {
        Map<String, AttributeValue> keys = new LinkedHashMap<>(4);
        keys.put(schema.hashKey().name(), key.hash());
        KeyAttribute rangeKey = schema.rangeKey();
        AttributeValue range = key.range();
        if (rangeKey != null && range != null) {
            keys.put(rangeKey.name(), range);
        }
        return Item.owning(keys);
    }

    /** Routes by one remembered topology, which it declares. Belongs to one attempt of one transaction. */
    private static final class Plan implements CapturePlan {
        private final TableStream stream;
        private final TopologyStore.@Nullable Remembered remembered;
        private final StreamActivity activity;

        /** Records of the last run of the transaction. */
        private int recordCount;

        Plan(TableStream stream, TopologyStore.@Nullable Remembered remembered, StreamActivity activity) {
            this.stream = stream;
            this.remembered = remembered;
            this.activity = activity;
        }

        @Override
        public void guard(Transaction transaction) {
            recordCount = 0;
            if (remembered != null) {
                remembered.guard(transaction);
            }
        }

        @Override
        public void capture(Transaction transaction, ItemChange change, WriteContext context) {
            if (remembered == null) {
                // Only a definition out of date names a stream that is gone; its own guard makes this run void.
                throw new IllegalStateException("no topology of stream " + stream.arn());
            }
            StreamTopology topology = remembered.topology();
            topology.route(change.partitionHash()).log().append(transaction, record(topology, change, context));
            recordCount++;
        }

        @Override
        public void committed() {
            activity.written(recordCount);
        }
    }
}
