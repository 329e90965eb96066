package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;

/** Commits something and tells its stamp. */
final class StampProbe {
    private StampProbe() {}

    static long commit(OrderedStore store) {
        Outcome<Integer> outcome = store.transact(transaction -> {
            transaction.put(new byte[] {8, 1}, new byte[] {1});
            return 1;
        });
        if (outcome instanceof Outcome.Committed<Integer> committed) {
            return committed.stamp();
        }
        throw new AssertionError("not committed: " + outcome);
    }
}
