package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.storage.kv.StoreSnapshots.Carry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What named states promise on any engine. */
abstract class SnapshotContract extends CommitContract {
    @Test
    void restoreBringsBackWhatWasThere() {
        putAll("a", "b");
        commit(transaction -> transaction.add(counter("n"), 5));
        take("base");
        commit(transaction -> {
            transaction.put(item("a"), bytes("changed"));
            transaction.delete(item("b"));
            transaction.put(item("c"), bytes("new"));
            transaction.add(counter("n"), 7);
        });

        restore("base");

        assertThat(scan(item(""), item("z"), false)).containsExactly("a=a", "b=b");
        assertThat(text(store.get(item("c")))).isEqualTo("absent");
        assertThat(store.<Long>read(view -> view.counter(counter("n")))).isEqualTo(5);
        commit(transaction -> transaction.add(counter("n"), 1));
        assertThat(store.<Long>read(view -> view.counter(counter("n")))).isEqualTo(6);
    }

    @Test
    void namedStateStaysAsItIsAndCanBeRestoredAgain() {
        putAll("a");
        take("base");
        for (int round = 0; round < 3; round++) {
            putAll("b" + round);
            restore("base");
            assertThat(scan(item(""), item("z"), false)).as("round %d", round).containsExactly("a=a");
        }
    }

    @Test
    void restoreGoesForwardToo() {
        putAll("a");
        take("early");
        putAll("b");
        take("late");

        restore("early");
        assertThat(scan(item(""), item("z"), false)).containsExactly("a=a");
        restore("late");
        assertThat(scan(item(""), item("z"), false)).containsExactly("a=a", "b=b");
    }

    @Test
    void stampsGoOnAboveAllThatWereEverGiven() {
        put(item("a"), "1");
        take("base");
        long highest = 0;
        for (int count = 0; count < 10; count++) {
            highest = put(item("a"), "later");
        }

        restore("base");
        long restored = store.<Long>read(ReadView::stamp);
        long next = put(item("a"), "2");

        assertThat(restored).isGreaterThan(highest);
        assertThat(next).isGreaterThan(restored);
    }

    @Test
    void recordsFromAfterTheSnapshotVanishAndNewOnesAreNumberedAboveThem() {
        long kept = append("kept");
        take("base");
        long vanished = append("vanished");

        restore("base");
        long fresh = append("fresh");

        assertThat(fresh).isGreaterThan(vanished);
        assertThat(records()).containsExactly(kept + "=kept", fresh + "=fresh");
    }

    @Test
    void plansFromBeforeARestoreAreStale() {
        long planned = commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));
        take("base");

        restore("base");

        assertThat(guarded(definition("t"), planned)).isEqualTo(new Outcome.Conflict<>(true));
        assertThat(guarded(definition("never"), 0)).isEqualTo(new Outcome.Conflict<>(true));
        assertThat(guarded(definition("t"), store.<Long>read(view -> view.guardStamp(definition("t")))))
                .isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void carrySeesBothStatesAndWritesToTheRestoredOne() {
        put(item("sequence"), "3");
        take("base");
        put(item("sequence"), "9");

        Carry carry = (left, restored) -> {
            assertThat(text(restored.get(item("sequence")))).isEqualTo("3");
            restored.put(item("sequence"), present(left.get(item("sequence"))));
            restored.putStamped(new byte[] {5}, new byte[0], bytes("restored"));
        };
        assertThat(store.snapshots().restore("base", carry)).isPresent();

        assertThat(text(store.get(item("sequence")))).isEqualTo("9");
        assertThat(records()).containsExactly(store.<Long>read(ReadView::stamp) + "=restored");
    }

    @Test
    void failingCarryLeavesEverythingAsItWas() {
        putAll("a");
        take("base");
        long stamp = put(item("a"), "changed");
        IllegalStateException failure = new IllegalStateException("no");

        assertThatThrownBy(() -> store.snapshots().restore("base", (left, restored) -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(text(store.get(item("a")))).isEqualTo("changed");
        assertThat(put(item("a"), "next")).isEqualTo(stamp + 1);
        restore("base");
        assertThat(text(store.get(item("a")))).isEqualTo("a");
    }

    @Test
    void unknownNameRestoresNothing() {
        long stamp = put(item("a"), "1");

        assertThat(store.snapshots().restore("never", Carry.NOTHING)).isEmpty();
        assertThat(store.snapshots().drop("never")).isFalse();
        assertThat(store.<Long>read(ReadView::stamp)).isEqualTo(stamp);
    }

    @Test
    void sameNameReplaces() {
        put(item("a"), "1");
        take("base");
        put(item("a"), "2");
        take("base");
        put(item("a"), "3");

        restore("base");

        assertThat(text(store.get(item("a")))).isEqualTo("2");
        assertThat(store.snapshots().list()).hasSize(1);
    }

    @Test
    void listHasNamesStampsAndNotesInOrder() {
        long first = put(item("a"), "1");
        store.snapshots().take("b", () -> bytes("noted"));
        long second = put(item("a"), "2");
        take("a");

        List<StoreSnapshot> listed = store.snapshots().list();

        assertThat(listed).extracting(StoreSnapshot::name).containsExactly("a", "b");
        assertThat(listed).extracting(StoreSnapshot::stamp).containsExactly(second, first);
        assertThat(listed.get(1).note()).isEqualTo(bytes("noted"));
        assertThat(store.snapshots().restore("b", Carry.NOTHING).orElseThrow().note())
                .isEqualTo(bytes("noted"));
    }

    @Test
    void droppedStateIsGone() {
        take("base");

        assertThat(store.snapshots().drop("base")).isTrue();

        assertThat(store.snapshots().list()).isEmpty();
        assertThat(store.snapshots().restore("base", Carry.NOTHING)).isEmpty();
    }

    @Test
    void listenersAreToldOfARestore() {
        take("base");
        AtomicInteger told = new AtomicInteger();
        store.onCommit(told::incrementAndGet);

        restore("base");

        assertThat(told).hasPositiveValue();
    }

    @Test
    void closedStoreRefusesNamedStates() {
        take("base");
        store.close();

        assertThatThrownBy(() -> take("other")).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> restore("base")).isInstanceOf(StoreException.class);
    }

    @Test
    void readerUnderWayKeepsItsStateAndNewOnesSeeTheRestoredOne() throws Exception {
        put(item("a"), "base");
        take("base");
        put(item("a"), "later");
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch restored = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<String> reader = pool.submit(() -> store.read(view -> {
                reading.countDown();
                await(looked);
                return text(view.get(item("a")));
            }));
            await(reading);
            store.onCommit(restored::countDown);
            Future<?> restorer = pool.submit(() -> restore("base"));
            await(restored);

            assertThat(text(store.get(item("a")))).isEqualTo("base");
            assertThat(scan(item(""), item("z"), false)).containsExactly("a=base");
            looked.countDown();
            assertThat(reader.get(30, TimeUnit.SECONDS)).isEqualTo("later");
            restorer.get(30, TimeUnit.SECONDS);
        } finally {
            looked.countDown();
            pool.shutdownNow();
        }
    }

    /** Each commit writes two keys and a record; a reader must always find the two equal, restored or not. */
    @Test
    void commitsLieWhollyBeforeOrAfterARestore() throws Exception {
        commitPair("0");
        take("base");
        AtomicBoolean restoring = new AtomicBoolean(true);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Long>>> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                writers.add(pool.submit(() -> {
                    List<Long> stamps = new ArrayList<>();
                    while (restoring.get()) {
                        stamps.add(commitPair("x" + stamps.size()));
                    }
                    return stamps;
                }));
            }
            Future<?> reader = pool.submit(() -> {
                while (restoring.get()) {
                    assertThat(scan(item("pair"), item("pairz"), false))
                            .hasSize(2)
                            .extracting(entry -> entry.substring(entry.indexOf('=')))
                            .satisfies(values -> assertThat(values.get(0)).isEqualTo(values.get(1)));
                }
            });
            for (int count = 0; count < 8; count++) {
                restore("base");
            }
            restoring.set(false);
            reader.get(60, TimeUnit.SECONDS);
            List<Long> stamps = new ArrayList<>();
            for (Future<List<Long>> writer : writers) {
                List<Long> own = writer.get(60, TimeUnit.SECONDS);
                assertThat(own).isSorted();
                stamps.addAll(own);
            }
            assertThat(stamps).doesNotHaveDuplicates();
        } finally {
            restoring.set(false);
            pool.shutdownNow();
        }
    }

    @Test
    void randomRestoresMatchAMap() {
        long seed = 20_261_123L;
        Random random = new Random(seed);
        TreeMap<String, String> model = new TreeMap<>();
        Map<String, TreeMap<String, String>> named = new HashMap<>();
        for (int step = 0; step < 150; step++) {
            String name = "s" + random.nextInt(3);
            switch (random.nextInt(6)) {
                case 0 -> {
                    take(name);
                    named.put(name, new TreeMap<>(model));
                }
                case 1 -> {
                    if (named.containsKey(name)) {
                        restore(name);
                        model = new TreeMap<>(named.get(name));
                    }
                }
                default -> {
                    String key = "k" + random.nextInt(20);
                    put(item(key), "v" + step);
                    model.put(key, "v" + step);
                }
            }
            assertThat(scan(item(""), item("z"), false))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(model.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .toList());
        }
    }

    /** Names the newest state. */
    protected final void take(String name) {
        store.snapshots().take(name, () -> new byte[0]);
    }

    /** Goes back to a state, which must be there. */
    protected final void restore(String name) {
        assertThat(store.snapshots().restore(name, Carry.NOTHING)).isPresent();
    }

    private long commitPair(String value) {
        return commit(transaction -> {
            transaction.put(item("pair1"), bytes(value));
            transaction.put(item("pair2"), bytes(value));
        });
    }

    private long append(String value) {
        return commit(transaction -> transaction.putStamped(new byte[] {5}, new byte[0], bytes(value)));
    }

    private List<String> records() {
        return store.read(view -> {
            List<String> found = new ArrayList<>();
            view.scan(
                    new byte[] {5}, new byte[] {6}, false, (key, value) -> found.add(stampOf(key) + "=" + text(value)));
            return found;
        });
    }
}
