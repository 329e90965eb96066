package dev.millrace.storage.kv.rocksdb;

import static org.awaitility.Awaitility.await;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;

/** Fills a small file system of its own, makes it larger, and sees whether the store goes on. Says what it saw. */
final class DiskFullWriter {
    private static final byte[] COUNTER = {9, 1};

    private final SplittableRandom random = new SplittableRandom(1);
    private int committedCount;

    private DiskFullWriter() {}

    /** Arguments: where the file system is mounted, durability. */
    public static void main(String[] arguments) throws Exception {
        new DiskFullWriter().run(Path.of(arguments[0]), Durability.valueOf(arguments[1]));
    }

    private void run(Path mount, Durability durability) throws Exception {
        RocksEnvironment environment = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);
        StoreOptions options = StoreOptions.in(mount.resolve("store"), durability);
        OrderedStore store = environment.open(options);
        Outcome<Integer> outcome = write(store);
        while (outcome instanceof Outcome.Committed) {
            outcome = write(store);
        }
        if (outcome instanceof Outcome.Failed<Integer> failed) {
            System.out.println("failed: " + failed.cause().getMessage());
        } else {
            System.out.println("ended: " + outcome);
        }
        System.out.println("readable while full: " + isComplete(store));
        new ProcessBuilder("mount", "-o", "remount,size=256m", mount.toString())
                .inheritIO()
                .start()
                .waitFor();
        await().atMost(Duration.ofSeconds(60)).until(() -> write(store) instanceof Outcome.Committed);
        System.out.println("healed: " + isComplete(store));
        store.close();
        try (OrderedStore again = environment.open(options)) {
            System.out.println("reopened: " + isComplete(again));
        }
        environment.close();
    }

    private Outcome<Integer> write(OrderedStore store) {
        byte[] value = new byte[20_000];
        random.nextBytes(value);
        byte[] key = key(committedCount);
        Outcome<Integer> outcome = store.transact(transaction -> {
            transaction.put(key, value);
            transaction.add(COUNTER, 1);
            return 1;
        });
        if (outcome instanceof Outcome.Committed) {
            committedCount++;
        }
        return outcome;
    }

    /** Whether exactly what was committed is there. */
    private boolean isComplete(OrderedStore store) {
        for (int index = 0; index < committedCount; index++) {
            if (store.get(key(index)) == null) {
                return false;
            }
        }
        return store.get(key(committedCount)) == null
                && store.<Long>read(view -> view.counter(COUNTER)) == committedCount;
    }

    private static byte[] key(int index) {
        return ByteBuffer.allocate(5).put((byte) 3).putInt(index).array();
    }
}
