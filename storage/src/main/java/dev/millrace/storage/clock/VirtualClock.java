package dev.millrace.storage.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The one clock of a namespace: time stamps, expiry, trimming and rotation read it, and a test may move it.
 *
 * <p>Thread-safe. Network timeouts do not use it.
 */
public interface VirtualClock extends InstantSource, AutoCloseable {
    /**
     * Runs {@code task} once, when the clock reaches {@code due}; at once in another thread if it is already past.
     * Inside the task {@link #instant()} is the real present of the clock, or its due time while the clock is being
     * advanced.
     */
    ScheduledTask schedule(Instant due, Runnable task);

    /**
     * Moves the clock forward. Runs all tasks that fall due, also those scheduled meanwhile, in due order, each seeing
     * its due time, and returns when they have finished.
     *
     * @throws IllegalArgumentException if {@code step} is negative
     */
    void advance(Duration step);

    /**
     * Moves the clock to {@code instant}: forward like {@link #advance}; backward without running anything. Tasks that
     * wait are then due as much earlier, because they were planned from the present that is no more; a task finds out
     * for itself whether there is anything to do.
     */
    void set(Instant instant);

    /**
     * Where the clock will stand when the {@link #advance} or {@link #set} under way has ended; the present while none
     * is. A task that makes something up for each period can leave out what would be over by then.
     */
    Instant destination();

    /** Undoes all moves and lets time flow as it does outside; like {@link #set} if that is in the past. */
    void reset();

    /** Stops the flow of time; only {@link #advance} and {@link #set} move it then. */
    void freeze();

    /** Lets time flow again from where it stands. */
    void resume();

    /** Where the clock stands. */
    ClockPosition position();

    /**
     * Runs {@code change} while no task runs, and then stands where that says, without running anything on the way:
     * for going to another state of everything. Tasks that wait are due as much earlier if that is back, and what is
     * overdue then runs in the new present. What {@code change} throws leaves the clock as it was.
     */
    void jump(Supplier<ClockPosition> change);

    /** Whether {@link #freeze} is in effect. */
    boolean isFrozen();

    /** Drops all tasks and ends the clock's thread. */
    @Override
    void close();

    /** A task that has not run yet. */
    interface ScheduledTask {
        /** Keeps the task from running, unless it already runs or ran. */
        void cancel();
    }
}
