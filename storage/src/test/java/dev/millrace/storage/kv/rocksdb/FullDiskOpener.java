package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.file.Path;

/** Opens a store where there is no room for one, and says why it could not. */
final class FullDiskOpener {
    private FullDiskOpener() {}

    /** Argument: the directory. */
    public static void main(String[] arguments) {
        try (RocksEnvironment environment = new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES)) {
            environment
                    .open(StoreOptions.in(Path.of(arguments[0], "store"), Durability.FSYNC_NEVER))
                    .close();
            System.out.println("opened");
        } catch (StoreException e) {
            System.out.println(e.getMessage());
        }
    }
}
