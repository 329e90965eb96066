package dev.millrace.server.fault;

import dev.millrace.protocol.error.ApiException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults of one namespace; off unless someone switches them on. Thread-safe. */
public final class FaultSwitches {
    /** Each request under faults asks every one of them. */
    public static final int COUNT_MAX = 1000;

    private volatile List<ActiveFault> faults = List.of();
    /** Guarded by this. */
    private long lastId;

    /** Whether any fault is switched on; all that the hot path asks. */
    public boolean areOn() {
        return !faults.isEmpty();
    }

    /** All that are switched on, oldest first; also those that have struck as often as they should. */
    public List<ActiveFault> list() {
        return faults;
    }

    /**
     * Switches a fault on.
     *
     * @throws IllegalStateException if there are {@link #COUNT_MAX} already
     */
    public synchronized ActiveFault add(Fault fault) {
        if (faults.size() >= COUNT_MAX) {
            throw new IllegalStateException("there are " + faults.size() + " faults already");
        }
        ActiveFault added = new ActiveFault(++lastId, fault);
        List<ActiveFault> all = new ArrayList<>(faults);
        all.add(added);
        faults = List.copyOf(all);
        return added;
    }

    /** Switches one off; false if there is none of this number. */
    public synchronized boolean remove(long id) {
        List<ActiveFault> left = new ArrayList<>(faults);
        boolean found = left.removeIf(fault -> fault.id() == id);
        faults = List.copyOf(left);
        return found;
    }

    /** Switches all off and tells how many there were. */
    public synchronized int clear() {
        int count = faults.size();
        faults = List.of();
        return count;
    }

    /**
     * Decides what becomes of a request, in the order in which faults were switched on: all delays before the first
     * error count.
     *
     * @param body of the request, which tells its table
     */
    public Strike strike(String operation, byte[] body, int bodySize) {
        List<ActiveFault> present = faults;
        if (present.isEmpty()) {
            return Strike.NONE;
        }
        RequestSubject subject = RequestSubject.read(body, bodySize);
        Duration delay = Duration.ZERO;
        for (ActiveFault fault : present) {
            FaultKind kind = fault.fault().kind();
            if (kind == FaultKind.EMPTY_PAGE || !fault.strikes(operation, subject)) {
                continue;
            }
            delay = delay.plus(fault.fault().delay());
            ApiException error = kind.error(operation, subject.actionCount());
            if (error != null) {
                return new Strike(delay, error);
            }
        }
        return new Strike(delay, null);
    }

    /** Whether a call of GetRecords with this iterator is to find nothing. */
    public boolean emptyPage(String shardIterator) {
        for (ActiveFault fault : faults) {
            if (fault.fault().kind() == FaultKind.EMPTY_PAGE
                    && fault.strikes("GetRecords", RequestSubject.ofStream(shardIterator))) {
                return true;
            }
        }
        return false;
    }
}
