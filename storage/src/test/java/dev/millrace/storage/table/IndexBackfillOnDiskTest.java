package dev.millrace.storage.table;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class IndexBackfillOnDiskTest extends IndexBackfillContract {
    /** Shared by all tests of this process, as it is by all stores of a server; ends with the process. */
    private static final StoreEnvironment ENVIRONMENT =
            StoreProvider.require("rocksdb").environment();

    @TempDir
    Path directory = Path.of("");

    @Override
    OrderedStore open() {
        return ENVIRONMENT.open(StoreOptions.in(directory, Durability.FSYNC_NEVER));
    }
}
