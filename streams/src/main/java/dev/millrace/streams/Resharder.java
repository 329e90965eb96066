package dev.millrace.streams;

import dev.millrace.protocol.error.StreamErrors;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.table.CommitRetries;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.StreamTopology;
import dev.millrace.streams.shard.TopologyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Closes open shards and opens children in their place, each time in one commit, so that no reader ever sees a closed
 * shard without its children and no write is lost between them. Thread-safe.
 */
public final class Resharder {
    private static final int SPLIT_CHILD_COUNT = 2;

    private final OrderedStore store;
    private final TopologyStore topologies;

    Resharder(OrderedStore store, TopologyStore topologies) {
        this.store = store;
        this.topologies = topologies;
    }

    /**
     * Gives each open shard of a stream one child.
     *
     * @throws dev.millrace.protocol.error.ApiException if there is no such stream, or it is turned off
     */
    public Resharding rotate(String arn, Instant now) {
        return change(arn, topology -> {
            requireEnabled(topology);
            return topology.replace(shard -> true, 1, now);
        });
    }

    /**
     * Gives an open shard two children, each with half of its hashes.
     *
     * @param shardId null for the one with the most hashes, the oldest of several
     * @throws dev.millrace.protocol.error.ApiException if there is no such stream, or it is turned off; if there is no
     *     such shard, or it is closed or has one hash only
     */
    public Resharding split(String arn, @Nullable String shardId, Instant now) {
        return change(arn, topology -> {
            requireEnabled(topology);
            Shard parent = shardId == null ? widest(topology) : requireOpen(topology, shardId);
            if (!parent.hashes().isDivisible(SPLIT_CHILD_COUNT)) {
                throw StreamErrors.shardNotDivisible(parent.id());
            }
            return topology.replace(parent::equals, SPLIT_CHILD_COUNT, now);
        });
    }

    /**
     * Replaces one open shard by any number of children.
     *
     * @throws dev.millrace.protocol.error.ApiException if there is no such stream or shard, or the shard is closed
     */
    Resharding replace(String arn, String shardId, int childCount, Instant now) {
        return change(arn, topology -> {
            Shard parent = requireOpen(topology, shardId);
            return topology.replace(parent::equals, childCount, now);
        });
    }

    /** Gives those open shards of a stream one child that {@code parents} means; none is fine. */
    void rotate(long streamId, Predicate<Shard> parents, Instant now) {
        CommitRetries.run(
                store,
                transaction -> topologies.update(transaction, streamId, topology -> {
                    return topology.isEnabled() ? topology.replace(parents, 1, now) : topology;
                }));
    }

    private Resharding change(String arn, UnaryOperator<StreamTopology> change) {
        return CommitRetries.run(store, transaction -> change(transaction, arn, change));
    }

    private Resharding change(Transaction transaction, String arn, UnaryOperator<StreamTopology> change) {
        Long streamId = topologies.findId(transaction, arn);
        if (streamId == null) {
            throw StreamErrors.streamNotFound(arn);
        }
        List<String> closed = new ArrayList<>();
        List<String> opened = new ArrayList<>();
        topologies.update(transaction, streamId, before -> {
            StreamTopology after = change.apply(before);
            for (Shard shard : after.shards()) {
                Shard known = before.find(shard.id());
                if (known == null) {
                    opened.add(shard.id());
                } else if (known.isOpen() && !shard.isOpen()) {
                    closed.add(shard.id());
                }
            }
            return after;
        });
        return new Resharding(closed, opened);
    }

    private static void requireEnabled(StreamTopology topology) {
        if (!topology.isEnabled()) {
            throw StreamErrors.streamNotEnabled(topology.arn().text());
        }
    }

    private static Shard requireOpen(StreamTopology topology, String shardId) {
        Shard shard = topology.find(shardId);
        if (shard == null) {
            throw StreamErrors.shardNotFound(shardId, topology.arn().text());
        }
        if (!shard.isOpen()) {
            throw StreamErrors.shardNotOpen(shardId);
        }
        return shard;
    }

    private static Shard widest(StreamTopology topology) {
        Shard widest = null;
        for (Shard shard : topology.shards()) {
            if (shard.isOpen() && (widest == null || shard.hashes().compareWidth(widest.hashes()) > 0)) {
                widest = shard;
            }
        }
        if (widest == null) {
            throw new IllegalStateException(
                    "an enabled stream has an open shard: " + topology.arn().text());
        }
        return widest;
    }
}
