package dev.millrace.storage.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clock that runs at a distance from another one, such as the system's, or stands still.
 *
 * <p>Tasks run one at a time, on the clock's own daemon thread, or on the thread that moves the clock. The thread starts
 * with the first task. Thread-safe.
 *
 * <p>Lock order: {@code running}, then {@code state}. A task runs under {@code running} alone, so it may read the clock
 * and schedule, also from other threads; only one mover or runner exists at a time.
 */
public final class MovableClock implements VirtualClock {
    private static final Logger log = LoggerFactory.getLogger(MovableClock.class);
    /** The base clock may be set while the thread waits, so it looks again at least this often. */
    private static final long WAIT_NANOS_MAX = TimeUnit.SECONDS.toNanos(10);

    private static final Comparator<Task> DUE_ORDER =
            Comparator.comparing((Task task) -> task.due).thenComparingLong(task -> task.number);

    private final InstantSource base;
    private final String name;
    private final ReentrantLock running = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition changed = state.newCondition();
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(DUE_ORDER);
    /** Added to the base while time flows. */
    private Duration offset = Duration.ZERO;
    /** Where time stands, or null while it flows. */
    private @Nullable Instant standing;

    /** Where a move under way will end, or null if none is. */
    private @Nullable Instant target;

    private boolean frozen;
    private boolean closed;
    private long taskCount;
    private @Nullable Thread thread;

    /**
     * A clock that shows the time of {@code base} until it is moved.
     *
     * @param name of the thread
     */
    public MovableClock(InstantSource base, String name) {
        this.base = base;
        this.name = name;
    }

    @Override
    public Instant instant() {
        state.lock();
        try {
            return present();
        } finally {
            state.unlock();
        }
    }

    @Override
    public ScheduledTask schedule(Instant due, Runnable action) {
        state.lock();
        try {
            Task task = new Task(due, taskCount++, action);
            if (closed) {
                return task;
            }
            tasks.add(task);
            if (thread == null) {
                Thread started = new Thread(this::runDueTasks, name);
                started.setDaemon(true);
                started.start();
                thread = started;
            }
            changed.signalAll();
            return task;
        } finally {
            state.unlock();
        }
    }

    @Override
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("a clock advances by a positive duration, not " + step);
        }
        running.lock();
        try {
            moveForward(instant().plus(step));
        } finally {
            running.unlock();
        }
    }

    @Override
    public void set(Instant instant) {
        running.lock();
        try {
            if (instant.isBefore(instant())) {
                moveBack(instant);
                flowUnlessFrozen();
            } else {
                moveForward(instant);
            }
        } finally {
            running.unlock();
        }
    }

    @Override
    public Instant destination() {
        state.lock();
        try {
            return target != null ? target : present();
        } finally {
            state.unlock();
        }
    }

    @Override
    public void reset() {
        running.lock();
        try {
            state.lock();
            try {
                Instant before = present();
                frozen = false;
                standing = null;
                offset = Duration.ZERO;
                Instant now = present();
                if (now.isBefore(before)) {
                    planEarlier(Duration.between(now, before));
                }
                changed.signalAll();
            } finally {
                state.unlock();
            }
        } finally {
            running.unlock();
        }
    }

    @Override
    public ClockPosition position() {
        state.lock();
        try {
            return new ClockPosition(present(), frozen);
        } finally {
            state.unlock();
        }
    }

    @Override
    public void jump(Supplier<ClockPosition> change) {
        running.lock();
        try {
            ClockPosition next = change.get();
            state.lock();
            try {
                Instant before = present();
                if (next.instant().isBefore(before)) {
                    planEarlier(Duration.between(next.instant(), before));
                }
                frozen = next.frozen();
                standing = next.instant();
            } finally {
                state.unlock();
            }
            flowUnlessFrozen();
        } finally {
            running.unlock();
        }
    }

    @Override
    public void freeze() {
        state.lock();
        try {
            frozen = true;
            if (standing == null) {
                standing = present();
            }
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    @Override
    public void resume() {
        // Waits for a mover, which lets time stand for its own reasons.
        running.lock();
        try {
            state.lock();
            try {
                frozen = false;
            } finally {
                state.unlock();
            }
            flowUnlessFrozen();
        } finally {
            running.unlock();
        }
    }

    @Override
    public boolean isFrozen() {
        state.lock();
        try {
            return frozen;
        } finally {
            state.unlock();
        }
    }

    @Override
    public void close() {
        state.lock();
        try {
            closed = true;
            tasks.clear();
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    /** Runs what falls due up to {@code target}; the caller holds {@code running}. */
    private void moveForward(Instant end) {
        while (true) {
            Task task = nextStep(end);
            if (task == null) {
                break;
            }
            run(task);
        }
        flowUnlessFrozen();
    }

    /** Takes the next task due by {@code end} and sets the clock to its due time, or else to {@code end}. */
    private @Nullable Task nextStep(Instant end) {
        state.lock();
        try {
            Instant now = present();
            Task task = tasks.peek();
            if (task == null || task.due.isAfter(end)) {
                standing = end;
                target = null;
                return null;
            }
            target = end;
            tasks.remove();
            standing = task.due.isAfter(now) ? task.due : now;
            return task;
        } finally {
            state.unlock();
        }
    }

    private void moveBack(Instant instant) {
        state.lock();
        try {
            planEarlier(Duration.between(instant, present()));
            standing = instant;
        } finally {
            state.unlock();
        }
    }

    /** Keeps the order of the tasks; the caller holds {@code state}. */
    private void planEarlier(Duration step) {
        for (Task task : tasks) {
            task.due = task.due.minus(step);
        }
    }

    private void flowUnlessFrozen() {
        state.lock();
        try {
            if (!frozen && standing != null) {
                offset = Duration.between(base.instant(), standing);
                standing = null;
            }
            changed.signalAll();
        } finally {
            state.unlock();
        }
    }

    private Instant present() {
        return standing != null ? standing : base.instant().plus(offset);
    }

    private void runDueTasks() {
        while (awaitDueTask()) {
            running.lock();
            try {
                Task task = takeDue();
                if (task != null) {
                    run(task);
                }
            } finally {
                running.unlock();
            }
        }
    }

    /** Waits until a task is due; false when the clock is closed. */
    private boolean awaitDueTask() {
        state.lock();
        try {
            while (!closed) {
                Task task = tasks.peek();
                Instant now = present();
                if (task != null && !task.due.isAfter(now)) {
                    return true;
                }
                if (task == null || standing != null) {
                    changed.awaitUninterruptibly();
                } else {
                    long nanos = Math.min(nanosBetween(now, task.due), WAIT_NANOS_MAX);
                    try {
                        changed.awaitNanos(nanos);
                    } catch (InterruptedException e) {
                        // Nobody has a reason to interrupt this thread, and without it no task would run any more.
                        log.warn("The clock's thread ignores an interrupt", e);
                    }
                }
            }
            return false;
        } finally {
            state.unlock();
        }
    }

    private @Nullable Task takeDue() {
        state.lock();
        try {
            Task task = tasks.peek();
            if (task == null || task.due.isAfter(present())) {
                return null;
            }
            return tasks.remove();
        } finally {
            state.unlock();
        }
    }

    private void run(Task task) {
        try {
            task.action.run();
        } catch (RuntimeException | Error e) {
            // Not even an error in one task ends the thread of all.
            log.error("A task failed at {}", instant(), e);
        }
    }

    private static long nanosBetween(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return duration.compareTo(Duration.ofNanos(WAIT_NANOS_MAX)) > 0 ? WAIT_NANOS_MAX : duration.toNanos();
    }

    private final class Task implements ScheduledTask {
        /** Guarded by {@code state}. */
        private Instant due;

        private final long number;
        private final Runnable action;

        Task(Instant due, long number, Runnable action) {
            this.due = due;
            this.number = number;
            this.action = action;
        }

        @Override
        public void cancel() {
            state.lock();
            try {
                tasks.remove(this);
            } finally {
                state.unlock();
            }
        }
    }
}
