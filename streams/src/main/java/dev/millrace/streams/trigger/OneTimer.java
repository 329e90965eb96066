package dev.millrace.streams.trigger;

import dev.millrace.storage.clock.VirtualClock;
import dev.millrace.storage.clock.VirtualClock.ScheduledTask;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** At most one task on the clock, run in a mailbox. Used within that mailbox only. */
final class OneTimer {
    private final VirtualClock clock;
    private final Mailbox mailbox;
    private @Nullable ScheduledTask task;
    /** Tells a task that was replaced while it waited in the mailbox from the current one. */
    private int generation;

    OneTimer(VirtualClock clock, Mailbox mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /** Runs {@code work} at {@code due} instead of what was set before. */
    void set(Instant due, Runnable work) {
        cancel();
        int mine = generation;
        task = clock.schedule(
                due,
                () -> mailbox.postHere(() -> {
                    if (mine == generation) {
                        cancel();
                        work.run();
                    }
                }));
    }

    void cancel() {
        generation++;
        if (task != null) {
            task.cancel();
            task = null;
        }
    }

    boolean isSet() {
        return task != null;
    }
}
