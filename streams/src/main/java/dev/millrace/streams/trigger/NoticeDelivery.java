package dev.millrace.streams.trigger;

import dev.millrace.protocol.lambda.FailureRecord;
import dev.millrace.protocol.lambda.FailureRecord.Condition;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices of the batches that a lane gives up to the mapping's destination, one at a time, each tried a few
 * times. Used within the mapping's mailbox only.
 */
final class NoticeDelivery {
    /** Tries of one notice; then it is only kept among the last failures. */
    static final int TRY_COUNT_MAX = 5;

    private static final Logger log = LoggerFactory.getLogger(NoticeDelivery.class);

    private final Surroundings around;
    private final Mailbox mailbox;
    private final Tally tally;
    private final EventSourceMapping mapping;
    private final String shardId;
    private final OneTimer timer;
    private boolean inFlight;

    NoticeDelivery(MappingRunner runner, String shardId) {
        this.around = runner.around();
        this.mailbox = runner.mailbox();
        this.tally = runner.tally();
        this.mapping = runner.mapping();
        this.shardId = shardId;
        this.timer = new OneTimer(around.clock(), mailbox);
    }

    /**
     * Tells of a batch that is given up.
     *
     * @param done runs when the notice was delivered or given up, unless this is cancelled before
     */
    void start(Batch batch, Condition condition, Instant now, Runnable done) {
        FailureNotice notice = notice(batch, condition, now);
        tally.gaveUp(notice);
        String destinationArn = mapping.settings().onFailureDestination();
        if (destinationArn == null) {
            done.run();
        } else {
            attempt(notice, destinationArn, 1, done);
        }
    }

    /** Whether a destination has the notice now, and will answer. */
    boolean isInFlight() {
        return inFlight;
    }

    /** Tries no more. */
    void cancel() {
        timer.cancel();
    }

    private FailureNotice notice(Batch batch, Condition condition, Instant now) {
        String lastRequestId = batch.requestId();
        String requestId = lastRequestId == null ? around.ids().next() : lastRequestId;
        FailureRecord record = new FailureRecord(
                requestId,
                mapping.functionArn(),
                condition,
                batch.failureCount(),
                // LocalStack's source says so of batches that are too old; not recorded.
                condition == Condition.RECORD_AGE_EXCEEDED ? null : batch.response(),
                now,
                shardId,
                batch.first().number().text(),
                batch.last().number().text(),
                batch.first().created(),
                batch.last().created(),
                batch.size(),
                mapping.streamArn());
        return new FailureNotice(
                mapping.uuid(), shardId, now, requestId, record.json(), record.jsonWithPayload(batch.json()));
    }

    private void attempt(FailureNotice notice, String destinationArn, int tryCount, Runnable done) {
        inFlight = true;
        if (around.destinations().find(destinationArn) == null) {
            // Trying again would find it no more than now, and keep the shard waiting.
            log.warn(
                    "No destination is configured for {}, so the notice of a discarded batch is kept here",
                    destinationArn);
            mailbox.post(() -> {
                inFlight = false;
                tally.undelivered();
                done.run();
            });
            return;
        }
        deliver(notice, destinationArn)
                .whenComplete((nothing, failure) -> mailbox.post(() -> {
                    inFlight = false;
                    if (failure == null) {
                        done.run();
                    } else if (tryCount < TRY_COUNT_MAX) {
                        timer.set(
                                around.clock().instant().plus(BackOff.after(tryCount)),
                                () -> attempt(notice, destinationArn, tryCount + 1, done));
                    } else {
                        log.warn(
                                "Destination {} did not take the notice of a discarded batch", destinationArn, failure);
                        tally.undelivered();
                        done.run();
                    }
                }));
    }

    private CompletionStage<Void> deliver(FailureNotice notice, String destinationArn) {
        try {
            FailureDestination destination = around.destinations().find(destinationArn);
            if (destination == null) {
                throw new IllegalStateException("no destination is configured for " + destinationArn);
            }
            return destination.deliver(notice);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
