package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every engine promises. */
@Timeout(60)
public abstract class OrderedStoreContract {
    private OrderedStore store = unopened();

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

    @Test
    void absentKeyHasNoValue() {
        assertThat(store.get(item("a"))).isNull();
        assertThat(store.<Boolean>read(view -> view.get(item("a")) == null)).isTrue();
    }

    @Test
    void committedValueIsReadBack() {
        put(item("a"), "1");

        assertThat(text(store.get(item("a")))).isEqualTo("1");
        assertThat(store.<String>read(view -> text(view.get(item("a"))))).isEqualTo("1");
    }

    @Test
    void emptyValueIsNotAbsent() {
        put(item("a"), "");

        assertThat(store.get(item("a"))).isEmpty();
    }

    @Test
    void lastWriteOfAKeyInOneTransactionWins() {
        commit(transaction -> {
            transaction.put(item("a"), bytes("1"));
            transaction.put(item("a"), bytes("2"));
            transaction.put(item("b"), bytes("3"));
            transaction.delete(item("b"));
            transaction.delete(item("c"));
            transaction.put(item("c"), bytes("4"));
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=2", "c=4");
    }

    @Test
    void transactionDoesNotSeeItsOwnWrites() {
        put(item("a"), "old");

        Outcome<String> outcome = store.transact(transaction -> {
            transaction.put(item("a"), bytes("new"));
            transaction.put(item("b"), bytes("new"));
            List<String> seen = new ArrayList<>();
            transaction.scan(item(""), item("z"), false, (key, value) -> seen.add(text(value)));
            return text(transaction.get(item("a"))) + seen;
        });

        assertThat(result(outcome)).isEqualTo("old[old]");
    }

    @Test
    void rangesFollowUnsignedByteOrder() {
        byte[][] keys = {
            {3}, {3, 0}, {3, 0, 0}, {3, 0, 1}, {3, 1}, {3, 127}, {3, (byte) 128}, {3, (byte) 255}, {3, (byte) 255, 0}
        };
        List<byte[]> shuffled = new ArrayList<>(List.of(keys));
        java.util.Collections.shuffle(shuffled, new java.util.Random(1));
        for (byte[] key : shuffled) {
            commit(transaction -> transaction.put(key.clone(), bytes("x")));
        }

        List<byte[]> ascending = new ArrayList<>();
        store.read(view -> {
            view.scan(new byte[] {3}, new byte[] {4}, false, (key, value) -> ascending.add(key));
            return ascending;
        });
        assertThat(ascending).containsExactly(keys);
    }

    @Test
    void rangeIncludesItsStartAndExcludesItsEnd() {
        putAll("a", "b", "c", "d");

        assertThat(scan(item("b"), item("d"), false)).containsExactly("b=b", "c=c");
        assertThat(scan(item("b"), item("d"), true)).containsExactly("c=c", "b=b");
        assertThat(scan(item("aa"), item("cc"), true)).containsExactly("c=c", "b=b");
    }

    @Test
    void emptyAndInvertedRangesHoldNothing() {
        putAll("a", "b");

        assertThat(scan(item("a"), item("a"), false)).isEmpty();
        assertThat(scan(item("b"), item("a"), false)).isEmpty();
        assertThat(scan(item("b"), item("a"), true)).isEmpty();
    }

    @Test
    void visitorEndsTheScan() {
        putAll("a", "b", "c", "d");

        assertThat(scan(item(""), item("z"), false, 2)).containsExactly("a=a", "b=b");
        assertThat(scan(item(""), item("z"), true, 3)).containsExactly("d=d", "c=c", "b=b");
    }

    @Test
    void rangesCrossSpacesInOrder() {
        commit(transaction -> {
            for (Space space : Space.values()) {
                transaction.delete(new byte[] {space.prefix(), 7});
                if (space != Space.COUNTER) {
                    transaction.put(new byte[] {space.prefix(), 7}, new byte[] {space.prefix()});
                }
            }
        });
        List<Integer> ascending = new ArrayList<>();
        List<Integer> descending = new ArrayList<>();

        store.read(view -> {
            view.scan(new byte[] {1, 1}, new byte[] {0x7F}, false, (key, value) -> ascending.add((int) value[0]));
            view.scan(new byte[] {1, 1}, new byte[] {7}, true, (key, value) -> {
                descending.add((int) value[0]);
                return descending.size() < 5;
            });
            return ascending;
        });

        assertThat(ascending).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(descending).containsExactly(6, 5, 4, 3, 2);
    }

    @Test
    void deleteRangeTakesWhatExistedBefore() {
        putAll("a", "b", "c", "d");

        commit(transaction -> {
            transaction.put(item("bb"), bytes("new"));
            transaction.deleteRange(item("b"), item("d"));
            transaction.put(item("c"), bytes("new"));
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=a", "bb=new", "c=new", "d=d");
    }

    @Test
    void deleteRangeCrossesSpaces() {
        commit(transaction -> {
            transaction.put(new byte[] {2, 5}, bytes("kept"));
            transaction.put(new byte[] {2, 7}, bytes("gone"));
            transaction.put(new byte[] {4, 7}, bytes("gone"));
            transaction.put(new byte[] {5, 7}, bytes("gone"));
            transaction.put(new byte[] {6, 7}, bytes("kept"));
        });

        commit(transaction -> transaction.deleteRange(new byte[] {2, 6}, new byte[] {6, 6}));

        List<String> left = new ArrayList<>();
        store.read(view -> {
            view.scan(new byte[] {2}, new byte[] {7}, false, (key, value) -> left.add(text(value)));
            return left;
        });
        assertThat(left).containsExactly("kept", "kept");
    }

    @Test
    void returnedArraysBelongToTheCaller() {
        put(item("a"), "value");
        byte[] read = present(store.get(item("a")));
        Arrays.fill(read, (byte) 0);
        store.read(view -> {
            view.scan(item("a"), item("b"), false, (key, value) -> {
                Arrays.fill(key, (byte) 0);
                Arrays.fill(value, (byte) 0);
                return true;
            });
            return 0;
        });

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=value");
    }

    @Test
    void readerKeepsTheStateItBeganWith() {
        put(item("a"), "old");
        put(item("b"), "old");

        List<String> seen = store.read(view -> {
            long stamp = view.stamp();
            put(item("a"), "new");
            commit(transaction -> transaction.deleteRange(item("b"), item("c")));
            return List.of(text(view.get(item("a"))), text(view.get(item("b"))), String.valueOf(view.stamp() == stamp));
        });

        assertThat(seen).containsExactly("old", "old", "true");
        assertThat(scan(item(""), item("z"), false)).containsExactly("a=new");
    }

    @Test
    void stampsArePositiveAndRise() {
        long first = put(item("a"), "1");
        long second = put(item("a"), "1");

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        assertThat(store.<Long>read(ReadView::stamp)).isEqualTo(second);
    }

    @Test
    void transactionSeesTheStampOfTheCommitBefore() {
        long first = put(item("a"), "1");

        assertThat(result(store.transact(Transaction::stamp))).isEqualTo(first);
    }

    @Test
    void unchangedSpendsNoStamp() {
        long before = put(item("a"), "1");

        Outcome<String> outcome = store.transact(transaction -> text(transaction.get(item("a"))));

        assertThat(outcome).isEqualTo(new Outcome.Unchanged<>("1"));
        assertThat(store.<Long>read(ReadView::stamp)).isEqualTo(before);
        assertThat(put(item("a"), "2")).isEqualTo(before + 1);
    }

    @Test
    void abortedWritesNothingAndSpendsNoStamp() {
        long before = put(item("a"), "1");
        IllegalArgumentException cause = new IllegalArgumentException("no");

        Outcome<String> outcome = store.transact(transaction -> {
            transaction.put(item("a"), bytes("2"));
            throw cause;
        });

        assertThat(outcome).isEqualTo(new Outcome.Aborted<>(cause));
        assertThat(scan(item(""), item("z"), false)).containsExactly("a=1");
        assertThat(put(item("a"), "2")).isEqualTo(before + 1);
    }

    @Test
    void errorInTheFunctionAborts() {
        Outcome<String> outcome = store.transact(transaction -> {
            transaction.put(item("a"), bytes("2"));
            throw new AssertionError("broken");
        });

        assertThat(outcome).isInstanceOf(Outcome.Aborted.class);
        assertThat(store.get(item("a"))).isNull();
    }

    @Test
    void transactionIsOfNoUseAfterItsFunction() {
        List<Transaction> kept = new ArrayList<>();
        commit(transaction -> {
            kept.add(transaction);
            transaction.put(item("a"), bytes("1"));
        });

        assertThatThrownBy(() -> kept.get(0).put(item("b"), bytes("1"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get(0).get(item("a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unguardedKeyHasStampZero() {
        put(item("a"), "1");

        assertThat(store.<Long>read(view -> view.guardStamp(definition("t")))).isZero();
        assertThat(guarded(definition("t"), 0)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void guardHoldsUntilTheKeyIsWritten() {
        long stamp = commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));
        assertThat(store.<Long>read(view -> view.guardStamp(definition("t")))).isEqualTo(stamp);
        put(item("a"), "unrelated");

        assertThat(guarded(definition("t"), stamp)).isInstanceOf(Outcome.Committed.class);
        assertThat(guarded(definition("t"), stamp - 1)).isEqualTo(new Outcome.Conflict<>(true));

        commit(transaction -> transaction.putGuarded(definition("t"), bytes("v2")));
        assertThat(guarded(definition("t"), stamp)).isEqualTo(new Outcome.Conflict<>(true));
    }

    @Test
    void deletingAGuardedKeyMakesItsGuardStale() {
        long stamp = commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));
        commit(transaction -> transaction.deleteGuarded(definition("t")));

        assertThat(guarded(definition("t"), stamp)).isEqualTo(new Outcome.Conflict<>(true));
        assertThat(store.get(definition("t"))).isNull();
        assertThat(guarded(definition("t"), store.<Long>read(view -> view.guardStamp(definition("t")))))
                .isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void staleGuardIsAConflictWhateverElseTheFunctionDid() {
        commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));

        Outcome<Integer> threw = store.transact(transaction -> {
            transaction.guard(definition("t"), 0);
            throw new IllegalArgumentException("planned from an old definition");
        });
        Outcome<Integer> wroteNothing = store.transact(transaction -> {
            transaction.guard(definition("t"), 0);
            return 1;
        });

        assertThat(threw).isEqualTo(new Outcome.Conflict<>(true));
        assertThat(wroteNothing).isEqualTo(new Outcome.Conflict<>(true));
    }

    @Test
    void guardStampReadFromAnOldStateIsStale() {
        commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));

        long planned = store.read(view -> {
            commit(transaction -> transaction.putGuarded(definition("t"), bytes("v2")));
            return view.guardStamp(definition("t"));
        });

        assertThat(guarded(definition("t"), planned)).isEqualTo(new Outcome.Conflict<>(true));
    }

    @Test
    void countersSumUp() {
        byte[] counter = counter("n");
        assertThat(store.<Long>read(view -> view.counter(counter))).isZero();

        commit(transaction -> {
            transaction.add(counter.clone(), 5);
            transaction.add(counter.clone(), -2);
        });
        commit(transaction -> transaction.add(counter.clone(), -10));

        assertThat(store.<Long>read(view -> view.counter(counter))).isEqualTo(-7);
    }

    @Test
    void abortedTransactionCountsNothing() {
        byte[] counter = counter("n");
        store.transact(transaction -> {
            transaction.add(counter, 5);
            throw new IllegalArgumentException();
        });
        commit(transaction -> transaction.add(counter, 1));

        assertThat(store.<Long>read(view -> view.counter(counter))).isEqualTo(1);
    }

    @Test
    void deletedCounterStartsAgain() {
        byte[] counter = counter("n");
        byte[] other = counter("o");
        commit(transaction -> {
            transaction.add(counter, 5);
            transaction.add(other, 5);
        });
        commit(transaction -> transaction.deleteRange(counter("a"), counter("o")));
        commit(transaction -> transaction.add(counter, 1));
        commit(transaction -> {
            transaction.delete(other);
            transaction.add(other, 3);
        });

        assertThat(store.<Long>read(view -> view.counter(counter))).isEqualTo(1);
        assertThat(store.<Long>read(view -> view.counter(other))).isEqualTo(3);
    }

    @Test
    void stampedWritesCarryTheCommitStampAndCountFromZero() {
        List<Integer> ordinals = new ArrayList<>();
        long stamp = commit(transaction -> {
            ordinals.add(transaction.putStamped(new byte[] {5, 1}, new byte[] {9}, bytes("first")));
            ordinals.add(transaction.putStamped(new byte[] {5, 1}, new byte[0], bytes("second")));
        });
        long next = commit(
                transaction -> ordinals.add(transaction.putStamped(new byte[] {5, 1}, new byte[0], bytes("third"))));

        assertThat(ordinals).containsExactly(0, 1, 0);
        assertThat(text(store.get(stamped(stamp, 0, 9)))).isEqualTo("first");
        assertThat(text(store.get(stamped(stamp, 1)))).isEqualTo("second");
        assertThat(text(store.get(stamped(next, 0)))).isEqualTo("third");
    }

    @Test
    void overTheLimitsAborts() {
        StoreLimits limits = store.limits();

        Outcome<Integer> key = store.transact(transaction -> {
            transaction.put(Arrays.copyOf(item("k"), limits.keySizeMax() + 1), bytes("v"));
            return 1;
        });
        Outcome<Integer> value = store.transact(transaction -> {
            transaction.put(item("k"), new byte[limits.valueSizeMax() + 1]);
            return 1;
        });
        byte[] large = new byte[limits.valueSizeMax()];
        Outcome<Integer> all = store.transact(transaction -> {
            for (long size = 0; size <= limits.transactionSizeMax(); size += large.length) {
                transaction.put(item("k"), large);
            }
            return 1;
        });

        assertThat(key).isInstanceOf(Outcome.Aborted.class);
        assertThat(value).isInstanceOf(Outcome.Aborted.class);
        assertThat(all).isInstanceOf(Outcome.Aborted.class);
        assertThat(store.get(item("k"))).isNull();
    }

    @Test
    void largestKeyIsTaken() {
        byte[] key = Arrays.copyOf(item("k"), store.limits().keySizeMax());
        put(key, "v");

        assertThat(text(store.get(key))).isEqualTo("v");
    }

    @Test
    void completionIsCalledExactlyOnce() {
        AtomicInteger calls = new AtomicInteger();
        List<Outcome<?>> outcomes = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(3);
        List<java.util.function.Function<Transaction, Integer>> bodies = List.of(
                transaction -> {
                    transaction.put(item("a"), bytes("1"));
                    return 1;
                },
                transaction -> 2,
                transaction -> {
                    throw new IllegalArgumentException();
                });

        for (java.util.function.Function<Transaction, Integer> body : bodies) {
            store.transact(body, outcome -> {
                calls.incrementAndGet();
                synchronized (outcomes) {
                    outcomes.add(outcome);
                }
                done.countDown();
            });
        }

        await(done);
        put(item("b"), "after");
        assertThat(calls).hasValue(3);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Committed.class);
        assertThat(outcomes.get(1)).isEqualTo(new Outcome.Unchanged<>(2));
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void completionSeesItsCommitAndMayBeginTheNextTransaction() {
        CountDownLatch done = new CountDownLatch(1);
        List<String> seen = new ArrayList<>();
        store.transact(
                transaction -> {
                    transaction.put(item("a"), bytes("1"));
                    return 1;
                },
                first -> {
                    seen.add(text(store.get(item("a"))));
                    store.transact(
                            transaction -> {
                                transaction.put(item("b"), bytes("2"));
                                return 2;
                            },
                            second -> done.countDown());
                });

        await(done);
        assertThat(seen).containsExactly("1");
        assertThat(text(store.get(item("b")))).isEqualTo("2");
    }

    @Test
    void listenersAreToldUntilTheyLeave() throws Exception {
        AtomicInteger told = new AtomicInteger();
        AutoCloseable registration = store.onCommit(told::incrementAndGet);
        put(item("a"), "1");
        int afterCommit = told.get();
        store.transact(transaction -> 1);
        int afterUnchanged = told.get();
        registration.close();
        put(item("a"), "2");

        assertThat(afterCommit).isPositive();
        assertThat(afterUnchanged).isEqualTo(afterCommit);
        assertThat(told).hasValue(afterUnchanged);
    }

    @Test
    void failingListenerSpoilsNothing() {
        store.onCommit(() -> {
            throw new IllegalStateException("listener");
        });
        AtomicInteger told = new AtomicInteger();
        store.onCommit(told::incrementAndGet);

        put(item("a"), "1");

        assertThat(told).hasPositiveValue();
    }

    @Test
    void closedStoreRefusesAndClosesAgain() {
        put(item("a"), "1");
        store.close();

        assertThatThrownBy(() -> store.get(item("a"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.read(ReadView::stamp)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.transact(transaction -> 1)).isInstanceOf(StoreException.class);
        store.close();
    }

    @Test
    void closeWaitsForReadersAndLosesNoTransaction() throws Exception {
        putAll("a", "b", "c");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger completed = new AtomicInteger();
        List<Future<?>> users = new ArrayList<>();
        try {
            CountDownLatch running = new CountDownLatch(4);
            for (int user = 0; user < 4; user++) {
                boolean writes = user % 2 == 0;
                users.add(pool.submit(() -> {
                    running.countDown();
                    use(writes, begun, completed);
                }));
            }
            await(running);
            store.close();
            for (Future<?> future : users) {
                future.get(30, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(completed).hasValue(begun.get());
    }

    /** Uses the store until it is closed. */
    private void use(boolean writes, AtomicInteger begun, AtomicInteger completed) {
        while (true) {
            try {
                if (writes) {
                    store.transact(
                            transaction -> {
                                transaction.put(item("a"), bytes("1"));
                                return 1;
                            },
                            outcome -> completed.incrementAndGet());
                    begun.incrementAndGet();
                } else {
                    store.get(item("a"));
                    scan(item(""), item("z"), true);
                }
            } catch (StoreException e) {
                return;
            }
        }
    }

    /**
     * Writers append stamped records; readers watch. Whoever saw a stamp must never find a record at or below it that
     * was not there before, and one commit's records appear together.
     */
    @Test
    void visibilityFollowsStampOrder() throws Exception {
        int writerCount = 3;
        int commitCount = 300;
        ExecutorService pool = Executors.newFixedThreadPool(writerCount + 2);
        AtomicBoolean writing = new AtomicBoolean(true);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                readers.add(pool.submit(() -> watch(writing)));
            }
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < writerCount; writer++) {
                writers.add(pool.submit(() -> append(commitCount)));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            writing.set(false);
            for (Future<?> reader : readers) {
                reader.get(60, TimeUnit.SECONDS);
            }
        } finally {
            writing.set(false);
            pool.shutdownNow();
        }
        assertThat(stampsSeen(new byte[] {5}).size()).isEqualTo(2 * writerCount * commitCount);
    }

    private void append(int commitCount) {
        for (int commit = 0; commit < commitCount; commit++) {
            Outcome<Integer> outcome = store.transact(transaction -> {
                transaction.putStamped(new byte[] {5}, new byte[0], bytes("r"));
                transaction.put(item("last"), longBytes(transaction.stamp() + 1));
                return transaction.putStamped(new byte[] {5}, new byte[0], bytes("r"));
            });
            long stamp = ((Outcome.Committed<Integer>) outcome).stamp();
            if (store.read(ReadView::stamp) < stamp) {
                throw new AssertionError("an answered commit is not visible to a new reader");
            }
        }
    }

    private void watch(AtomicBoolean writing) {
        int knownCount = 0;
        long knownStamp = 0;
        do {
            long got = longOf(store.get(item("last")));
            List<Long> records = new ArrayList<>();
            long stamp = store.read(view -> {
                view.scan(new byte[] {5}, new byte[] {6}, false, (key, value) -> records.add(stampOf(key)));
                if (longOf(view.get(item("last"))) > view.stamp()) {
                    throw new AssertionError("a view shows a commit above its stamp");
                }
                return view.stamp();
            });
            long bound = knownStamp;
            long atOrBelow = records.stream().filter(seen -> seen <= bound).count();
            if (atOrBelow != knownCount) {
                throw new AssertionError(atOrBelow + " records at or below " + bound + ", before " + knownCount);
            }
            if (records.size() % 2 != 0 || stamp < knownStamp || stamp < got) {
                throw new AssertionError("stamp " + stamp + " after " + knownStamp + " and " + got + ", with "
                        + records.size() + " records");
            }
            knownCount = records.size();
            knownStamp = stamp;
        } while (writing.get());
    }

    private List<Long> stampsSeen(byte[] prefix) {
        List<Long> stamps = new ArrayList<>();
        return store.read(view -> {
            view.scan(prefix, new byte[] {(byte) (prefix[0] + 1)}, false, (key, value) -> stamps.add(stampOf(key)));
            return stamps;
        });
    }

    @Test
    void concurrentReadModifyWriteLosesNoUpdate() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(pool.submit(() -> {
                    for (int round = 0; round < 100; round++) {
                        commit(transaction ->
                                transaction.put(item("n"), longBytes(longOf(transaction.get(item("n"))) + 1)));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(longOf(store.get(item("n")))).isEqualTo(400);
    }

    @Test
    void randomTransactionsMatchATreeMap() {
        new StoreModel(store, 20_261_122L).run(400);
    }

    /** Puts one value and returns the commit's stamp. */
    protected final long put(byte[] key, String value) {
        return commit(transaction -> transaction.put(key.clone(), bytes(value)));
    }

    /** Runs a transaction that must commit, and returns its stamp. */
    protected final long commit(java.util.function.Consumer<Transaction> body) {
        Outcome<Integer> outcome = store.transact(transaction -> {
            body.accept(transaction);
            return 1;
        });
        if (outcome instanceof Outcome.Committed<Integer> committed) {
            return committed.stamp();
        }
        throw new AssertionError("not committed: " + outcome);
    }

    private Outcome<Integer> guarded(byte[] key, long stamp) {
        return store.transact(transaction -> {
            transaction.guard(key, stamp);
            transaction.put(item("guarded"), bytes("x"));
            return 1;
        });
    }

    private void putAll(String... keys) {
        commit(transaction -> {
            for (String key : keys) {
                transaction.put(item(key), bytes(key));
            }
        });
    }

    private List<String> scan(byte[] from, byte[] to, boolean reverse) {
        return scan(from, to, reverse, Integer.MAX_VALUE);
    }

    private List<String> scan(byte[] from, byte[] to, boolean reverse, int countMax) {
        List<String> found = new ArrayList<>();
        return store.read(view -> {
            view.scan(from, to, reverse, (key, value) -> {
                found.add(new String(key, 1, key.length - 1, StandardCharsets.UTF_8) + "=" + text(value));
                return found.size() < countMax;
            });
            return found;
        });
    }

    private static <T> T result(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Committed<T> committed) {
            return committed.result();
        }
        if (outcome instanceof Outcome.Unchanged<T> unchanged) {
            return unchanged.result();
        }
        throw new AssertionError("no result: " + outcome);
    }

    private static void await(CountDownLatch latch) {
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

    private static byte[] counter(String name) {
        return key(Space.COUNTER, name);
    }

    private static byte[] stamped(long stamp, int ordinal, int... after) {
        ByteBuffer key = ByteBuffer.allocate(12 + after.length)
                .put(new byte[] {5, 1})
                .putLong(stamp)
                .putShort((short) ordinal);
        for (int unit : after) {
            key.put((byte) unit);
        }
        return key.array();
    }

    private static long stampOf(byte[] key) {
        return ByteBuffer.wrap(key).getLong(1);
    }

    /** A string as bytes. */
    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] longBytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static long longOf(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    /** Bytes as a string, absent ones as "absent". */
    protected static String text(byte @org.jspecify.annotations.Nullable [] value) {
        return value == null ? "absent" : new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] present(byte @org.jspecify.annotations.Nullable [] value) {
        if (value == null) {
            throw new AssertionError("absent");
        }
        return value;
    }

    private static OrderedStore unopened() {
        return new dev.millrace.storage.kv.memory.MemoryStore();
    }
}
