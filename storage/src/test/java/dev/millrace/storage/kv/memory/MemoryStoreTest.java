package dev.millrace.storage.kv.memory;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.OrderedStoreContract;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;

class MemoryStoreTest extends OrderedStoreContract {
    @Override
    protected OrderedStore open() {
        return StoreProvider.require("memory").environment().open(StoreOptions.inMemory());
    }
}
