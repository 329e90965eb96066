package dev.millrace.storage.table;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.memory.MemoryStore;

class IndexBackfillInMemoryTest extends IndexBackfillContract {
    @Override
    OrderedStore open() {
        return new MemoryStore();
    }
}
