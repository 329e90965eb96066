package dev.millrace.streams.trigger;

import dev.millrace.protocol.lambda.EventPayload;
import dev.millrace.protocol.lambda.FailureRecord.Condition;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.streams.log.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane of a shard: reads, gathers a batch, has it invoked until it is handled or given up, keeps the position, and
 * begins again. A state machine without thread or wait, run within the mapping's mailbox only.
 *
 * <p>At most one batch is at the function. What stands in {@code work} and in the reader is not handled, so the
 * position is the first number there; it is kept after each success and each discard, and before the next invocation.
 */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final MappingRunner runner;
    private final ShardRun run;
    private final EventSourceMapping mapping;
    private final MappingSettings settings;
    private final Surroundings around;
    private final Tally tally;
    private final LaneReader reader;
    private final TumblingWindow window;
    private final NoticeDelivery delivery;
    private final OneTimer timer;
    /** Batches in order; the first one is tried. More than one only after a split. */
    private final Deque<Batch> work = new ArrayDeque<>();

    private Phase phase;
    private boolean hasUnsavedFilteredOut;
    private long saveTicket;
    private Runnable afterSave = () -> {};

    private enum Phase {
        /** May read, and invoke if there is a batch. */
        READY,
        /** Waits after a failure. */
        BACKING_OFF,
        /** A batch is at the function. */
        CALLING,
        /** A notice is at the destination, or waits for its next try. */
        TELLING,
        /** The position is being kept. */
        SAVING,
        /** Nothing will ever come. */
        DONE
    }

    Lane(MappingRunner runner, ShardRun run, int index, LaneCheckpoint from) {
        this.runner = runner;
        this.run = run;
        this.mapping = runner.mapping();
        this.settings = mapping.settings();
        this.around = runner.around();
        this.tally = runner.tally();
        this.reader = new LaneReader(
                around.streams(), mapping, run.shardId(), runner.filter(), tally, index, from.position());
        this.window = new TumblingWindow(
                settings.tumblingWindow(), settings.tumblingWindow().isZero() ? null : from.window());
        this.delivery = new NoticeDelivery(runner, run.shardId());
        this.timer = new OneTimer(around.clock(), runner.mailbox());
        this.phase = from.done() ? Phase.DONE : Phase.READY;
    }

    /** Does what can be done now; to be called whenever something may have come. */
    void step() {
        if (phase != Phase.READY || runner.isStopping()) {
            return;
        }
        timer.cancel();
        try {
            Batch batch = work.isEmpty() ? nextBatch(around.clock().instant()) : work.peekFirst();
            if (batch != null) {
                attempt(batch);
            }
        } catch (StoreException e) {
            log.warn("Trigger {} cannot read shard {}", mapping.uuid(), run.shardId(), e);
            backOff(1);
        }
    }

    /** Ends all waiting; what is at the function or the destination may still come back. */
    void stop() {
        timer.cancel();
        delivery.cancel();
    }

    /** Whether something will come back. */
    boolean isBusy() {
        return phase == Phase.CALLING || (phase == Phase.TELLING && delivery.isInFlight());
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    boolean isCalling() {
        return phase == Phase.CALLING;
    }

    /** How often the batch that is tried has failed. */
    int failureCount() {
        Batch batch = work.peekFirst();
        return batch == null ? 0 : Math.max(batch.failureCount(), batch.missCount());
    }

    /** Whether everything up to a commit is handled. */
    boolean isCaughtUp(long stamp) {
        return phase == Phase.DONE
                || (phase == Phase.READY && work.isEmpty() && reader.isEmpty() && reader.hasSeen(stamp));
    }

    LaneCheckpoint checkpoint() {
        return new LaneCheckpoint(settings.parallelizationFactor(), position(), isFinished(), window.open());
    }

    /** Everything of this lane below it is handled. */
    SequenceNumber position() {
        for (Batch batch : work) {
            if (batch.size() > 0) {
                return batch.first().number();
            }
        }
        return reader.position();
    }

    /** All up to a ticket of {@link ShardRun#requestSave} is kept. */
    void saved(long ticket) {
        if (phase == Phase.SAVING && saveTicket <= ticket) {
            Runnable next = afterSave;
            afterSave = () -> {};
            phase = Phase.READY;
            next.run();
        }
    }

    private boolean isFinished() {
        return phase == Phase.DONE || (reader.isEnded() && reader.isEmpty() && work.isEmpty() && window.open() == null);
    }

    private @Nullable Batch nextBatch(Instant now) {
        boolean readAll = reader.fill(now);
        hasUnsavedFilteredOut |= reader.takeFilteredOut();
        if (!readAll) {
            runner.wake();
        }
        Batch batch = window.isOn() ? nextOfWindow(now) : nextOfShard(now);
        if (batch != null) {
            work.addLast(batch);
        } else if (hasUnsavedFilteredOut && reader.isEmpty() && phase == Phase.READY) {
            // Or else they would come up again after a change of the filter.
            hasUnsavedFilteredOut = false;
            run.requestSave();
        }
        return batch;
    }

    private @Nullable Batch nextOfShard(Instant now) {
        ChangeEvent first = reader.peek();
        if (first == null) {
            if (reader.isEnded()) {
                finish();
            }
            return null;
        }
        Instant due = due(first, now);
        if (reader.isFull() || reader.isEnded() || !due.isAfter(now)) {
            return new Batch(reader.carve(null));
        }
        timer.set(due, this::step);
        return null;
    }

    /** When the batch that begins with a record has waited long enough; at once if the clock was set back meanwhile. */
    private Instant due(ChangeEvent first, Instant now) {
        return first.taken().isAfter(now) ? now : first.taken().plus(settings.batchingWindow());
    }

    private @Nullable Batch nextOfWindow(Instant now) {
        ChangeEvent first = reader.peek();
        OpenWindow open = window.open();
        if (open == null) {
            if (first == null) {
                if (reader.isEnded()) {
                    finish();
                }
                return null;
            }
            open = window.openAt(first.created());
        }
        Instant end = window.end(open);
        Instant last = end.plus(TumblingWindow.LATENESS);
        if (first != null && first.created().isBefore(end)) {
            Instant due = due(first, now);
            due = due.isBefore(last) ? due : last;
            if (reader.isFull() || reader.isEnded() || reader.reaches(end) || !due.isAfter(now)) {
                return new Batch(reader.carve(end));
            }
            timer.set(due, this::step);
            return null;
        }
        if (first != null || reader.isEnded() || !last.isAfter(now)) {
            return Batch.closing(false);
        }
        timer.set(last, this::step);
        return null;
    }

    private void attempt(Batch batch) {
        Instant now = around.clock().instant();
        if (batch.isFinal()) {
            OpenWindow open = window.open();
            if (open == null || !window.end(open).plus(ageLimit()).isAfter(now)) {
                giveUp(batch, Condition.RECORD_AGE_EXCEEDED, now);
                return;
            }
            call(batch);
            return;
        }
        int outlived = outlivedCount(batch, now);
        if (outlived == 0) {
            call(batch);
            return;
        }
        Batch old = batch.head(outlived);
        work.removeFirst();
        if (outlived < batch.size()) {
            work.addFirst(batch.tail(outlived));
        }
        work.addFirst(old);
        giveUp(old, Condition.RECORD_AGE_EXCEEDED, now);
    }

    private void call(Batch batch) {
        String requestId = around.ids().next();
        batch.invoked(requestId);
        byte[] payload = window.isOn() ? windowPayload(batch) : EventPayload.of(batch.json());
        phase = Phase.CALLING;
        runner.invoke(new Invocation(requestId, mapping.functionArn(), payload), outcome -> answered(batch, outcome));
    }

    private byte[] windowPayload(Batch batch) {
        OpenWindow open =
                batch.isFinal() ? window.open() : window.openAt(batch.first().created());
        if (open == null) {
            throw new IllegalStateException("a window that is not open was to be closed");
        }
        return EventPayload.of(
                batch.json(),
                new EventPayload.Window(
                        open.start(),
                        window.end(open),
                        open.state(),
                        run.shardId(),
                        mapping.streamArn(),
                        batch.isFinal(),
                        batch.isTerminatedEarly()));
    }

    private void answered(Batch batch, InvocationOutcome outcome) {
        if (phase != Phase.CALLING || batch != work.peekFirst()) {
            throw new IllegalStateException("an answer came for a batch that is not at the function");
        }
        Verdict verdict = Verdict.of(outcome, batch, settings);
        if (verdict instanceof Verdict.NotRun notRun) {
            tally.notInvoked(notRun.reason());
            batch.missed();
            backOff(batch.missCount());
        } else if (verdict instanceof Verdict.Failed failed) {
            failed(batch, failed);
        } else {
            Verdict.Handled handled = (Verdict.Handled) verdict;
            tally.succeeded(batch.size());
            work.removeFirst();
            if (batch.isFinal()) {
                window.close();
            }
            keep(handled.state());
            save(this::step);
        }
    }

    private void failed(Batch batch, Verdict.Failed failed) {
        tally.failed(failed.handledCount());
        if (failed.handledCount() > 0) {
            work.removeFirst();
            work.addFirst(batch.from(failed.handledCount()));
            keep(failed.state());
            save(() -> backOff(1));
            return;
        }
        batch.failed(failed.response());
        if (settings.bisectOnError() && batch.size() > 1) {
            work.removeFirst();
            List<Batch> halves = batch.halves();
            work.addFirst(halves.get(1));
            work.addFirst(halves.get(0));
            phase = Phase.READY;
            step();
        } else if (settings.maximumRetryAttempts() >= 0 && batch.failureCount() > settings.maximumRetryAttempts()) {
            giveUp(batch, Condition.RETRY_ATTEMPTS_EXHAUSTED, around.clock().instant());
        } else {
            backOff(batch.failureCount());
        }
    }

    private void keep(byte @Nullable [] state) {
        if (state != null && window.accept(state)) {
            work.addFirst(Batch.closing(true));
        }
    }

    private void giveUp(Batch batch, Condition condition, Instant now) {
        if (batch.isFinal()) {
            log.warn("Trigger {} gave up the end of a window of shard {}", mapping.uuid(), run.shardId());
            work.removeFirst();
            window.close();
            save(this::step);
            return;
        }
        phase = Phase.TELLING;
        delivery.start(batch, condition, now, () -> {
            tally.discarded(batch.size());
            work.removeFirst();
            save(this::step);
        });
    }

    private int outlivedCount(Batch batch, Instant now) {
        // What has expired in the stream is lost to a restart, so it ends here too, and is told.
        int expired = batch.outlivedCount(now, around.streams().retention(), true);
        return settings.maximumRecordAgeSeconds() < 0
                ? expired
                : Math.max(
                        expired,
                        batch.outlivedCount(now, Duration.ofSeconds(settings.maximumRecordAgeSeconds()), false));
    }

    /** When a record will be too old. */
    private Instant outlivedAt(ChangeEvent event) {
        Instant expiry = event.created().plus(around.streams().retention());
        if (settings.maximumRecordAgeSeconds() < 0) {
            return expiry;
        }
        Instant limit =
                event.created().plusSeconds(settings.maximumRecordAgeSeconds()).plusMillis(1);
        return limit.isBefore(expiry) ? limit : expiry;
    }

    private Duration ageLimit() {
        return settings.maximumRecordAgeSeconds() < 0
                ? around.streams().retention()
                : Duration.ofSeconds(settings.maximumRecordAgeSeconds());
    }

    private void backOff(int failureCount) {
        phase = Phase.BACKING_OFF;
        Instant due = around.clock().instant().plus(BackOff.after(failureCount));
        Batch batch = work.peekFirst();
        if (batch != null && batch.size() > 0) {
            // A record that outlives its age meanwhile is not kept waiting.
            Instant outlived = outlivedAt(batch.first());
            due = outlived.isBefore(due) ? outlived : due;
        }
        timer.set(due, () -> {
            phase = Phase.READY;
            step();
        });
    }

    private void finish() {
        save(() -> {
            phase = Phase.DONE;
            run.laneDone();
        });
    }

    private void save(Runnable next) {
        phase = Phase.SAVING;
        hasUnsavedFilteredOut = false;
        afterSave = next;
        saveTicket = run.requestSave();
    }
}
