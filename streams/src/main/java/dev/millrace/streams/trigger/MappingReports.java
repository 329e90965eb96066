package dev.millrace.streams.trigger;

import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.log.ShardLog.Backlog;
import dev.millrace.streams.shard.Shard;
import dev.millrace.streams.shard.StreamTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how far mappings have come, from what their runners know and what is kept. */
final class MappingReports {
    private final Surroundings around;

    MappingReports(Surroundings around) {
        this.around = around;
    }

    MappingReport of(StoredMapping stored, MappingRunner runner) {
        Instant now = around.clock().instant();
        EventSourceMapping mapping = stored.mapping().withResult(runner.tally().result());
        StreamTopology topology =
                around.streams().look(mapping.streamArn(), now).topology();
        List<ShardReport> shards = new ArrayList<>();
        if (topology != null) {
            Map<String, ShardRun.Progress> progress = progress(stored, runner, topology);
            for (Shard shard : topology.shards()) {
                shards.add(report(stored, topology, shard, progress, now));
            }
        }
        return new MappingReport(
                mapping, shards, runner.tally().failures(), runner.tally().counts());
    }

    /** What the runner knows, and for the rest what is kept. */
    private Map<String, ShardRun.Progress> progress(
            StoredMapping stored, MappingRunner runner, StreamTopology topology) {
        Map<String, ShardRun.Progress> progress = new HashMap<>(runner.progress());
        Map<Integer, Map<Integer, LaneCheckpoint>> kept =
                around.mappings().checkpoints(stored.mapping().uuid());
        for (Shard shard : topology.shards()) {
            Map<Integer, LaneCheckpoint> lanes = kept.get(shard.index());
            if (lanes != null) {
                progress.putIfAbsent(
                        shard.id(),
                        new ShardRun.Progress(ShardRun.lowest(lanes, stored.start()), ShardRun.isDone(lanes), 0, 0));
            }
        }
        return progress;
    }

    private ShardReport report(
            StoredMapping stored,
            StreamTopology topology,
            Shard shard,
            Map<String, ShardRun.Progress> progress,
            Instant now) {
        ShardRun.Progress own = progress.get(shard.id());
        if (own != null && own.done()) {
            return new ShardReport(shard.id(), ShardReport.Phase.DONE, text(shard.end(), shard), 0, 0, 0, 0);
        }
        SequenceNumber position = own == null ? null : own.position();
        SequenceNumber from = position == null ? stored.start() : position;
        Backlog backlog = around.streams()
                .backlog(stored.mapping().streamArn(), shard.id(), from, ShardReport.LAG_COUNT_MAX, now);
        Instant oldest = backlog.oldest();
        return new ShardReport(
                shard.id(),
                isWaiting(topology, shard, progress) ? ShardReport.Phase.WAITING : ShardReport.Phase.ACTIVE,
                text(position, shard),
                backlog.recordCount(),
                oldest == null ? 0 : Math.max(0, Duration.between(oldest, now).toMillis()),
                own == null ? 0 : own.inFlight(),
                own == null ? 0 : own.failureCount());
    }

    private static boolean isWaiting(StreamTopology topology, Shard shard, Map<String, ShardRun.Progress> progress) {
        String parent = shard.parentId();
        if (parent == null || topology.find(parent) == null) {
            return false;
        }
        ShardRun.Progress known = progress.get(parent);
        return known == null || !known.done();
    }

    private static @Nullable String text(@Nullable SequenceNumber position, Shard shard) {
        return position == null || position.compareTo(shard.start()) <= 0 ? null : position.text();
    }
}
