package dev.millrace.server.fault;

import java.util.Random;

/** A fault that is switched on, with what it has done so far. Thread-safe. */
public final class ActiveFault {
    private final long id;
    private final Fault fault;
    /** Guarded by this, as is {@code struckCount}. */
    private final Random random;

    private long struckCount;

    ActiveFault(long id, Fault fault) {
        this.id = id;
        this.fault = fault;
        this.random = new Random(fault.seed());
    }

    /** Its number, never given twice in a namespace. */
    public long id() {
        return id;
    }

    /** What it is. */
    public Fault fault() {
        return fault;
    }

    /** How often it has struck. */
    public synchronized long struckCount() {
        return struckCount;
    }

    /** Decides whether it strikes this request, and counts. */
    synchronized boolean strikes(String operation, RequestSubject subject) {
        Long count = fault.count();
        if (!fault.concerns(operation)
                || (fault.table() != null && !subject.tables().contains(fault.table()))
                || (count != null && struckCount >= count)) {
            return false;
        }
        // Asked for each request that it could hit, so that the same requests fail in each run with the same seed.
        if (fault.probability() < 1 && random.nextDouble() >= fault.probability()) {
            return false;
        }
        struckCount++;
        return true;
    }
}
