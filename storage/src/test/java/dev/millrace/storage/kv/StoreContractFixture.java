package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.storage.kv.memory.MemoryStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contract of stores is written with: one store a test, keys, and transactions in one line. */
abstract class StoreContractFixture {
    /** The store that the current test works on. */
    OrderedStore store = unopened();

    /** A new, empty store of the engine under test. */
    protected abstract OrderedStore open();

    /** The store that the current test works on. */
    protected final OrderedStore store() {
        return store;
    }

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** Puts one value and returns the commit's stamp. */
    protected final long put(byte[] key, String value) {
        return commit(transaction -> transaction.put(key.clone(), bytes(value)));
    }

    /** Runs a transaction that must commit, and returns its stamp. */
    protected final long commit(Consumer<Transaction> body) {
        Outcome<Integer> outcome = store.transact(transaction -> {
            body.accept(transaction);
            return 1;
        });
        if (outcome instanceof Outcome.Committed<Integer> committed) {
            return committed.stamp();
        }
        throw new AssertionError("not committed: " + outcome);
    }

    final Outcome<Integer> guarded(byte[] key, long stamp) {
        return store.transact(transaction -> {
            transaction.guard(key, stamp);
            transaction.put(item("guarded"), bytes("x"));
            return 1;
        });
    }

    /** Puts keys whose values are their names. */
    protected final void putAll(String... keys) {
        commit(transaction -> {
            for (String key : keys) {
                transaction.put(item(key), bytes(key));
            }
        });
    }

    final List<String> scan(byte[] from, byte[] to, boolean reverse) {
        return scan(from, to, reverse, Integer.MAX_VALUE);
    }

    final List<String> scan(byte[] from, byte[] to, boolean reverse, int countMax) {
        List<String> found = new ArrayList<>();
        return store.read(view -> {
            view.scan(from, to, reverse, (key, value) -> {
                found.add(new String(key, 1, key.length - 1, StandardCharsets.UTF_8) + "=" + text(value));
                return found.size() < countMax;
            });
            return found;
        });
    }

    static <T> T result(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Committed<T> committed) {
            return committed.result();
        }
        if (outcome instanceof Outcome.Unchanged<T> unchanged) {
            return unchanged.result();
        }
        throw new AssertionError("no result: " + outcome);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] key(Space space, String name) {
        byte[] text = bytes(name);
        return ByteBuffer.allocate(1 + text.length)
                .put(space.prefix())
                .put(text)
                .array();
    }

    /** A key among the items. */
    protected static byte[] item(String name) {
        return key(Space.ITEMS, name);
    }

    /** A key in the catalogue. */
    protected static byte[] definition(String name) {
        return key(Space.CATALOGUE, name);
    }

    static byte[] counter(String name) {
        return key(Space.COUNTER, name);
    }

    static byte[] stamped(long stamp, int ordinal, int... after) {
        ByteBuffer key = ByteBuffer.allocate(12 + after.length)
                .put(new byte[] {5, 1})
                .putLong(stamp)
                .putShort((short) ordinal);
        for (int unit : after) {
            key.put((byte) unit);
        }
        return key.array();
    }

    static long stampOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(1);
    }

    /** A string as bytes. */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long longOf(byte @Nullable [] value) {
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    /** Bytes as a string, absent ones as "absent". */
    protected static String text(byte @Nullable [] value) {
        return value == null ? "absent" : new String(value, StandardCharsets.UTF_8);
    }

    static byte[] present(byte @Nullable [] value) {
        if (value == null) {
            throw new AssertionError("absent");
        }
        return value;
    }

    private static OrderedStore unopened() {
        return new MemoryStore();
    }
}
