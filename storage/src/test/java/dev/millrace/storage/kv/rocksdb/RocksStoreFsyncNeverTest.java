package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Durability;

class RocksStoreFsyncNeverTest extends RocksStoreContract {
    RocksStoreFsyncNeverTest() {
        super(Durability.FSYNC_NEVER);
    }
}
