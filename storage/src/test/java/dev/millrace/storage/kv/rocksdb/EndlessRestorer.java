package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots.Carry;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Names a state, changes it and goes back, over and over, and tells the stamp of each change, until it is killed. */
final class EndlessRestorer {
    static final byte[] KEY = {3, 1};

    private EndlessRestorer() {}

    /** Arguments: directory, durability. */
    public static void main(String[] arguments) {
        RocksEnvironment environment = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);
        OrderedStore store = environment.open(StoreOptions.in(Path.of(arguments[0]), Durability.valueOf(arguments[1])));
        put(store, 0);
        store.snapshots().take("base", () -> new byte[] {1});
        for (int round = 1; ; round++) {
            System.out.println(put(store, round));
            StoreSnapshot unused =
                    store.snapshots().restore("base", Carry.NOTHING).orElseThrow();
            if (round % 3 == 0) {
                store.snapshots().take("base", () -> new byte[] {1});
            }
        }
    }

    private static long put(OrderedStore store, int round) {
        Outcome<Integer> outcome = store.transact(transaction -> {
            transaction.put(
                    KEY.clone(),
                    ByteBuffer.allocate(Integer.BYTES).putInt(round).array());
            return round;
        });
        return ((Outcome.Committed<Integer>) outcome).stamp();
    }
}
