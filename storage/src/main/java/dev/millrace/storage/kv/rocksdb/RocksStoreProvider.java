package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreProvider;

/** The engine named {@code rocksdb}. */
public final class RocksStoreProvider implements StoreProvider {
    /** Called by the service loader. */
    public RocksStoreProvider() {}

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public StoreEnvironment environment() {
        return new RocksEnvironment(RocksEnvironment.MEMORY_BUDGET_BYTES);
    }
}
