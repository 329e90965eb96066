package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.Durability;

class RocksStoreFsyncAlwaysTest extends RocksStoreContract {
    RocksStoreFsyncAlwaysTest() {
        super(Durability.FSYNC_ALWAYS);
    }
}
