package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Commits one numbered record after the other and tells the stamp of each, until it is killed. */
final class EndlessWriter {
    static final byte[] COUNTER = {9, 1};

    private EndlessWriter() {}

    /** Arguments: directory, durability. */
    public static void main(String[] arguments) {
        RocksEnvironment environment = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);
        OrderedStore store = environment.open(StoreOptions.in(Path.of(arguments[0]), Durability.valueOf(arguments[1])));
        while (true) {
            Outcome<Integer> outcome = store.transact(transaction -> {
                transaction.add(COUNTER, 1);
                transaction.put(key(transaction.stamp() + 1), new byte[200]);
                return transaction.putStamped(new byte[] {5}, new byte[0], new byte[200]);
            });
            System.out.println(((Outcome.Committed<Integer>) outcome).stamp());
        }
    }

    /** The item key of the commit with this stamp. */
    static byte[] key(long stamp) {
        return ByteBuffer.allocate(9).put((byte) 3).putLong(stamp).array();
    }

    /** The record key of the commit with this stamp. */
    static byte[] recordKey(long stamp) {
        return ByteBuffer.allocate(11).put((byte) 5).putLong(stamp).array();
    }
}
