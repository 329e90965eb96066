package dev.millrace.storage.kv.memory;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;

/** The engine named {@code memory}. Its stores share nothing. */
public final class MemoryStoreProvider implements StoreProvider {
    /** Called by the service loader. */
    public MemoryStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public StoreEnvironment environment() {
        return new StoreEnvironment() {
            @Override
            public OrderedStore open(StoreOptions options) {
                return new MemoryStore();
            }

            @Override
            public void close() {
                // Nothing is shared.
            }
        };
    }
}
