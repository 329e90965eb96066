package dev.millrace.storage.kv.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.OrderedStoreContract;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreModel;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine on disk promises in addition, with and without fsync. */
abstract class RocksStoreContract extends OrderedStoreContract {
    /** Shared by all tests of this process, as it is by all stores of a server; ends with the process. */
    static final RocksEnvironment ENVIRONMENT = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);

    private final Durability durability;

    @TempDir
    Path directory = Path.of("");

    RocksStoreContract(Durability durability) {
        this.durability = durability;
    }

    @Override
    protected OrderedStore open() {
        return ENVIRONMENT.open(StoreOptions.in(directory, durability));
    }

    @Test
    void reopenedStoreHasEverythingAndHigherStamps() {
        long stamp = put(item("a"), "1");
        store().close();

        try (OrderedStore again = open()) {
            assertThat(text(again.get(item("a")))).isEqualTo("1");
            assertThat(again.<Long>read(ReadView::stamp)).isGreaterThanOrEqualTo(stamp);
            assertThat(StampProbe.commit(again)).isGreaterThan(stamp);
        }
    }

    @Test
    void randomTransactionsSurviveReopening() {
        for (long seed = 1; seed <= 3; seed++) {
            Path own = directory.resolve("model" + seed);
            OrderedStore first = ENVIRONMENT.open(StoreOptions.in(own, durability));
            StoreModel model = new StoreModel(first, seed);
            model.run(200);
            first.close();
            try (OrderedStore second = ENVIRONMENT.open(StoreOptions.in(own, durability))) {
                model.compareAll(second);
            }
        }
    }
}
