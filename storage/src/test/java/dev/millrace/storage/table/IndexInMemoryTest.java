package dev.millrace.storage.table;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.memory.MemoryStore;

class IndexInMemoryTest extends IndexContract {
    @Override
    OrderedStore open() {
        return new MemoryStore();
    }
}
