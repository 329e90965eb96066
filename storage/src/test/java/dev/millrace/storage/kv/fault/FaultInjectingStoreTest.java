package dev.millrace.storage.kv.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.OrderedStoreContract;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultInjectingStoreTest extends OrderedStoreContract {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    protected OrderedStore open() {
        return new FaultInjectingStore(new MemoryStore(), FaultPlan.none());
    }

    @Test
    void scriptedFaultsAreMetInOrder() {
        follow(FaultPlan.script(Fault.CONFLICT, Fault.FAILED, Fault.UNKNOWN_LOST));

        assertThat(write("1")).isEqualTo(new Outcome.Conflict<>(false));
        assertThat(write("2")).isInstanceOf(Outcome.Failed.class);
        assertThat(write("3")).isInstanceOf(Outcome.Unknown.class);
        assertThat(store().get(item("a"))).isNull();
        assertThat(runs).hasValue(3);
        assertThat(write("4")).isInstanceOf(Outcome.Committed.class);
        assertThat(text(store().get(item("a")))).isEqualTo("4");
    }

    @Test
    void unknownOutcomeMayHaveWritten() {
        follow(FaultPlan.script(Fault.UNKNOWN_WRITTEN));

        assertThat(write("1")).isInstanceOf(Outcome.Unknown.class);
        assertThat(text(store().get(item("a")))).isEqualTo("1");
    }

    @Test
    void functionRunTwiceCommitsOnce() {
        follow(FaultPlan.script(Fault.RUN_TWICE));

        assertThat(write("1")).isInstanceOf(Outcome.Committed.class);
        assertThat(runs).hasValue(2);
        assertThat(text(store().get(item("a")))).isEqualTo("1");
    }

    @Test
    void staleGuardIsStaleInSpiteOfTheFault() {
        commit(transaction -> transaction.putGuarded(definition("t"), bytes("v1")));
        follow(FaultPlan.script(Fault.CONFLICT));

        assertThat(store().transact(transaction -> {
                    transaction.guard(definition("t"), 0);
                    return 1;
                }))
                .isEqualTo(new Outcome.Conflict<>(true));
    }

    @Test
    void readsFailAsPlanned() {
        follow(new FaultPlan() {
            @Override
            public Fault nextTransaction() {
                return Fault.NONE;
            }

            @Override
            public boolean nextReadFails() {
                return true;
            }
        });

        assertThatThrownBy(() -> store().get(item("a"))).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store().read(view -> 1)).isInstanceOf(StoreException.class);
    }

    @Test
    void sameSeedGivesTheSameFaults() {
        List<Fault> first = new ArrayList<>();
        List<Fault> second = new ArrayList<>();
        FaultPlan one = FaultPlan.random(7, 50, Fault.CONFLICT, Fault.FAILED);
        FaultPlan two = FaultPlan.random(7, 50, Fault.CONFLICT, Fault.FAILED);
        for (int count = 0; count < 100; count++) {
            first.add(one.nextTransaction());
            second.add(two.nextTransaction());
        }

        assertThat(first).isEqualTo(second).contains(Fault.NONE, Fault.CONFLICT, Fault.FAILED);
    }

    private void follow(FaultPlan plan) {
        ((FaultInjectingStore) store()).follow(plan);
    }

    private Outcome<Integer> write(String value) {
        return store().transact(transaction -> {
            runs.incrementAndGet();
            transaction.put(item("a"), bytes(value));
            return 1;
        });
    }
}
