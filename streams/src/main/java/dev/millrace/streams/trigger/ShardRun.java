package dev.millrace.streams.trigger;

import dev.millrace.storage.kv.Outcome;
import dev.millrace.streams.log.SequenceNumber;
import dev.millrace.streams.shard.Shard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mapping's work on one shard: its lanes, and the keeping of their positions, which shares commits among them. Used
 * within the mapping's mailbox only.
 */
final class ShardRun {
    private static final Logger log = LoggerFactory.getLogger(ShardRun.class);
    private static final Duration SAVE_AGAIN_AFTER = Duration.ofSeconds(1);

    private final MappingRunner runner;
    private final String shardId;
    private final int shardIndex;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, LaneCheckpoint> kept = new HashMap<>();
    private final OneTimer saveAgain;
    /** Whether the store holds lanes of another count. */
    private boolean afresh;

    private boolean saving;
    private long requestedTicket;
    private long savedTicket;

    /**
     * Begins where lanes were kept.
     *
     * @param known by lane; may be empty, or of another number of lanes
     * @param start the smallest number that the mapping may see
     */
    ShardRun(MappingRunner runner, Shard shard, Map<Integer, LaneCheckpoint> known, SequenceNumber start) {
        this.runner = runner;
        this.shardId = shard.id();
        this.shardIndex = shard.index();
        this.saveAgain = new OneTimer(runner.around().clock(), runner.mailbox());
        int laneCount = runner.mapping().settings().parallelizationFactor();
        afresh = !known.isEmpty() && laneCount(known) != laneCount;
        LaneCheckpoint lowest = new LaneCheckpoint(laneCount, lowest(known, start), false, null);
        for (int index = 0; index < laneCount; index++) {
            LaneCheckpoint own = afresh ? null : known.get(index);
            if (own != null) {
                kept.put(index, own);
            }
            lanes.add(new Lane(
                    runner,
                    this,
                    index,
                    own != null ? own : afresh ? lowest : new LaneCheckpoint(laneCount, start, false, null)));
        }
    }

    /** Whether all lanes of a shard are done. */
    static boolean isDone(Map<Integer, LaneCheckpoint> lanes) {
        if (lanes.isEmpty() || lanes.size() < laneCount(lanes)) {
            return false;
        }
        for (LaneCheckpoint lane : lanes.values()) {
            if (!lane.done()) {
                return false;
            }
        }
        return true;
    }

    /** The position below which all lanes have handled everything; a lane that is done holds none back. */
    static SequenceNumber lowest(Map<Integer, LaneCheckpoint> lanes, SequenceNumber start) {
        if (lanes.isEmpty() || lanes.size() < laneCount(lanes)) {
            return start;
        }
        SequenceNumber lowest = null;
        SequenceNumber highest = start;
        for (LaneCheckpoint lane : lanes.values()) {
            highest = lane.position().compareTo(highest) > 0 ? lane.position() : highest;
            if (!lane.done() && (lowest == null || lane.position().compareTo(lowest) < 0)) {
                lowest = lane.position();
            }
        }
        return lowest == null ? highest : lowest;
    }

    private static int laneCount(Map<Integer, LaneCheckpoint> lanes) {
        return lanes.values().iterator().next().laneCount();
    }

    String shardId() {
        return shardId;
    }

    int shardIndex() {
        return shardIndex;
    }

    void step() {
        for (Lane lane : lanes) {
            lane.step();
        }
    }

    void stop() {
        saveAgain.cancel();
        for (Lane lane : lanes) {
            lane.stop();
        }
    }

    /** Whether something will come back from a function, a destination or the store. */
    boolean isBusy() {
        return saving || lanes.stream().anyMatch(Lane::isBusy);
    }

    boolean isCaughtUp(long stamp) {
        if (saving || savedTicket < requestedTicket) {
            return false;
        }
        for (Lane lane : lanes) {
            if (!lane.isCaughtUp(stamp)) {
                return false;
            }
        }
        return true;
    }

    /** Where it stands. */
    Progress progress() {
        Map<Integer, LaneCheckpoint> now = new HashMap<>();
        int inFlight = 0;
        int failureCount = 0;
        for (int index = 0; index < lanes.size(); index++) {
            Lane lane = lanes.get(index);
            now.put(index, lane.checkpoint());
            inFlight += lane.isCalling() ? 1 : 0;
            failureCount = Math.max(failureCount, lane.failureCount());
        }
        return new Progress(lowest(now, SequenceNumber.MIN), false, inFlight, failureCount);
    }

    /** Keeps the positions of all lanes soon; the ticket is told to {@link Lane#saved} when that is done. */
    long requestSave() {
        return ++requestedTicket;
    }

    /** Writes what was requested, unless a write is under way. */
    void flush() {
        if (saving || saveAgain.isSet() || savedTicket == requestedTicket) {
            return;
        }
        Map<Integer, LaneCheckpoint> changed = new HashMap<>();
        for (int index = 0; index < lanes.size(); index++) {
            LaneCheckpoint now = lanes.get(index).checkpoint();
            if (!now.equals(kept.get(index))) {
                changed.put(index, now);
            }
        }
        long ticket = requestedTicket;
        saving = true;
        runner.around()
                .mappings()
                .save(
                        runner.mapping().uuid(),
                        shardIndex,
                        changed,
                        afresh,
                        runner.tally().result(),
                        () -> !runner.isClosed(),
                        outcome -> runner.mailbox().post(() -> saved(ticket, changed, outcome)));
    }

    void laneDone() {
        if (lanes.stream().allMatch(Lane::isDone)) {
            runner.shardDone(this);
        }
    }

    private void saved(long ticket, Map<Integer, LaneCheckpoint> changed, Outcome<Boolean> outcome) {
        saving = false;
        if (outcome instanceof Outcome.Committed<Boolean> || outcome instanceof Outcome.Unchanged<Boolean>) {
            afresh = false;
            kept.putAll(changed);
            savedTicket = ticket;
            for (Lane lane : lanes) {
                lane.saved(ticket);
            }
            return;
        }
        log.warn(
                "Trigger {} cannot keep its position in shard {}: {}",
                runner.mapping().uuid(),
                shardId,
                outcome);
        saveAgain.set(runner.around().clock().instant().plus(SAVE_AGAIN_AFTER), () -> {
            // What runs after each piece of work writes again.
        });
    }

    /**
     * How far a shard has come.
     *
     * @param position null if it was not begun
     */
    record Progress(@Nullable SequenceNumber position, boolean done, int inFlight, int failureCount) {}
}
