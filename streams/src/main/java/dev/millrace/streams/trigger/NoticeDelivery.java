package dev.millrace.streams.trigger;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a lane's failure notices to the mapping's destination, one at a time, each tried a few times. Used within the
 * mapping's mailbox only.
 */
final class NoticeDelivery {
    /** Tries of one notice; then it is only kept among the last failures. */
    static final int TRY_COUNT_MAX = 5;

    private static final Logger log = LoggerFactory.getLogger(NoticeDelivery.class);

    private final Surroundings around;
    private final Mailbox mailbox;
    private final Tally tally;
    private final OneTimer timer;
    private boolean inFlight;

    NoticeDelivery(Surroundings around, Mailbox mailbox, Tally tally) {
        this.around = around;
        this.mailbox = mailbox;
        this.tally = tally;
        this.timer = new OneTimer(around.clock(), mailbox);
    }

    /**
     * Delivers a notice.
     *
     * @param destinationArn null for none
     * @param done runs when it was delivered or given up, unless this is cancelled before
     */
    void start(FailureNotice notice, @Nullable String destinationArn, Runnable done) {
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

    private void attempt(FailureNotice notice, String destinationArn, int tryCount, Runnable done) {
        inFlight = true;
        deliver(notice, destinationArn).whenComplete((nothing, failure) -> mailbox.post(() -> {
            inFlight = false;
            if (failure == null) {
                done.run();
            } else if (tryCount < TRY_COUNT_MAX) {
                timer.set(
                        around.clock().instant().plus(BackOff.after(tryCount)),
                        () -> attempt(notice, destinationArn, tryCount + 1, done));
            } else {
                log.warn("Destination {} did not take the notice of a discarded batch", destinationArn, failure);
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
