package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** All that every engine promises; completion, threads and closing stand here. */
@Timeout(60)
public abstract class OrderedStoreContract extends SnapshotContract {
    @Test
    void completionIsCalledExactlyOnce() {
        AtomicInteger calls = new AtomicInteger();
        List<Outcome<?>> outcomes = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(3);
        List<Function<Transaction, Integer>> bodies = List.of(
                transaction -> {
                    transaction.put(item("a"), bytes("1"));
                    return 1;
                },
                transaction -> 2,
                transaction -> {
                    throw new IllegalArgumentException();
                });

        for (Function<Transaction, Integer> body : bodies) {
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
}
