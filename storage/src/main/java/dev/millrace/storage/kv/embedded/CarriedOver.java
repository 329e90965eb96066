package dev.millrace.storage.kv.embedded;

import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreSnapshots.Carry;

/** What a restore writes to the state that it goes back to. */
public final class CarriedOver {
    private CarriedOver() {}

    /** Lets {@code carry} write, and returns what it wrote. */
    public static PendingWrites writes(Carry carry, ReadView left, EmbeddedTransaction restored) {
        try {
            carry.carry(left, restored);
        } finally {
            restored.end();
        }
        return restored.finish(new CounterValues());
    }
}
