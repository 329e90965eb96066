package dev.millrace.storage.kv;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs seeded random transactions on a store and on a plain map, and compares. */
public final class StoreModel {
    private static final byte[] PREFIXES = {2, 3, 4, 5, 8};

    private final OrderedStore store;
    private final long seed;
    private final SplittableRandom random;
    private final NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);
    private final Map<Integer, Long> counters = new TreeMap<>();
    private long stampLast;

    public StoreModel(OrderedStore store, long seed) {
        this.store = store;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Throws at the first difference, naming the seed. */
    public void run(int transactionCount) {
        for (int count = 0; count < transactionCount; count++) {
            try {
                transact();
                compareRange();
                if (count % 50 == 0) {
                    compareAll();
                }
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", transaction " + count + ": " + e.getMessage(), e);
            }
        }
        compareAll();
    }

    private void transact() {
        List<byte[][]> ranges = new ArrayList<>();
        List<Map.Entry<byte[], byte[]>> writes = new ArrayList<>();
        List<byte[]> stamped = new ArrayList<>();
        int counter = random.nextInt(4);
        long delta = random.nextInt(3) == 0 ? random.nextLong(-100, 100) : 0;
        boolean aborts = random.nextInt(10) == 0;
        for (int write = random.nextInt(8); write > 0; write--) {
            writes.add(Map.entry(key(), random.nextInt(4) == 0 ? new byte[0] : value()));
        }
        if (random.nextInt(8) == 0) {
            ranges.add(new byte[][] {key(), key()});
        }
        if (random.nextInt(4) == 0) {
            stamped.add(new byte[] {5, (byte) random.nextInt(3)});
        }
        Outcome<Integer> outcome = store.transact(transaction -> {
            for (Map.Entry<byte[], byte[]> write : writes) {
                if (write.getValue().length == 0) {
                    transaction.delete(write.getKey().clone());
                } else {
                    transaction.put(write.getKey().clone(), write.getValue().clone());
                }
            }
            ranges.forEach(range -> transaction.deleteRange(range[0].clone(), range[1].clone()));
            stamped.forEach(prefix -> transaction.putStamped(prefix.clone(), new byte[0], new byte[] {1}));
            if (delta != 0) {
                transaction.add(new byte[] {9, (byte) counter}, delta);
            }
            if (aborts) {
                throw new IllegalArgumentException("aborted on purpose");
            }
            return 1;
        });
        if (outcome instanceof Outcome.Committed<Integer> committed) {
            require(committed.stamp() > stampLast, "stamp " + committed.stamp() + " after " + stampLast);
            stampLast = committed.stamp();
            apply(ranges, writes);
            for (byte[] prefix : stamped) {
                model.put(ByteBuffer.allocate(12).put(prefix).putLong(stampLast).array(), new byte[] {1});
            }
            counters.merge(counter, delta, Long::sum);
        } else {
            require(aborts == outcome instanceof Outcome.Aborted, "outcome " + outcome);
        }
    }

    private void apply(List<byte[][]> ranges, List<Map.Entry<byte[], byte[]>> writes) {
        for (byte[][] range : ranges) {
            if (Arrays.compareUnsigned(range[0], range[1]) < 0) {
                model.subMap(range[0], range[1]).clear();
            }
        }
        for (Map.Entry<byte[], byte[]> write : writes) {
            if (write.getValue().length == 0) {
                model.remove(write.getKey());
            } else {
                model.put(write.getKey(), write.getValue());
            }
        }
    }

    private void compareRange() {
        byte[] one = key();
        byte[] two = key();
        byte[] from = Arrays.compareUnsigned(one, two) <= 0 ? one : two;
        byte[] to = from == one ? two : one;
        boolean reverse = random.nextBoolean();
        int countMax = 1 + random.nextInt(20);
        NavigableMap<byte[], byte[]> expected = model.subMap(from, true, to, false);
        List<String> wanted = (reverse ? expected.descendingMap() : expected)
                .entrySet().stream()
                        .limit(countMax)
                        .map(entry -> entry(entry.getKey(), entry.getValue()))
                        .toList();
        List<String> found = new ArrayList<>();
        store.read(view -> {
            view.scan(from, to, reverse, (key, value) -> {
                found.add(entry(key, value));
                return found.size() < countMax;
            });
            return found;
        });
        require(wanted.equals(found), "range " + hex(from) + " to " + hex(to) + ": " + found + " not " + wanted);
        byte[] stored = store.get(one);
        require(Arrays.equals(stored, model.get(one)), "value of " + hex(one));
    }

    private void compareAll() {
        compareAll(store);
    }

    /** Compares everything with a store, such as the same one reopened. */
    public void compareAll(OrderedStore store) {
        List<String> wanted = model.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .toList();
        List<String> found = new ArrayList<>();
        store.read(view -> {
            view.scan(new byte[] {2}, new byte[] {9}, false, (key, value) -> found.add(entry(key, value)));
            counters.forEach((counter, sum) -> {
                long stored = view.counter(new byte[] {9, counter.byteValue()});
                require(stored == sum, "counter " + counter + " is " + stored + " not " + sum);
            });
            return found;
        });
        require(wanted.equals(found), "all entries");
    }

    private byte[] key() {
        byte[] key = new byte[1 + random.nextInt(4)];
        for (int index = 1; index < key.length; index++) {
            key[index] = (byte) (random.nextInt(5) * 63);
        }
        key[0] = PREFIXES[random.nextInt(PREFIXES.length)];
        return key;
    }

    private byte[] value() {
        byte[] value = new byte[1 + random.nextInt(20)];
        random.nextBytes(value);
        return value;
    }

    private static String entry(byte[] key, byte[] value) {
        return hex(key) + "=" + hex(value);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new AssertionError(message);
        }
    }
}
