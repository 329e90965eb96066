package dev.millrace.storage.kv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stamps, outcomes, guards, counters and limits: what a transaction on any engine may rely on. */
abstract class CommitContract extends ReadContract {
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
}
