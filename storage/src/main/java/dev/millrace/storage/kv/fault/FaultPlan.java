package dev.millrace.storage.kv.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Decides, transaction by transaction and read by read, what fails. Called by many threads. */
public interface FaultPlan {
    /** The fate of the next transaction. */
    Fault nextTransaction();

    /** Whether the next read outside of transactions fails. */
    default boolean nextReadFails() {
        return false;
    }

    /** Nothing ever fails. */
    static FaultPlan none() {
        return () -> Fault.NONE;
    }

    /** The next transactions meet these faults, one each and in this order; those after them meet none. */
    static FaultPlan script(Fault... faults) {
        Deque<Fault> left = new ArrayDeque<>(List.of(faults));
        return () -> {
            synchronized (left) {
                Fault next = left.poll();
                return next == null ? Fault.NONE : next;
            }
        };
    }

    /**
     * Each transaction meets one of the faults with the same chance, the others none. The same seed gives the same
     * faults in the same order.
     *
     * @param percent of transactions that meet one
     */
    static FaultPlan random(long seed, int percent, Fault... faults) {
        List<Fault> choices = List.of(faults);
        SplittableRandom random = new SplittableRandom(seed);
        return () -> {
            synchronized (random) {
                return random.nextInt(100) < percent ? choices.get(random.nextInt(choices.size())) : Fault.NONE;
            }
        };
    }
}
