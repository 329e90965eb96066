package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.embedded.Counters;
import dev.millrace.storage.kv.embedded.GuardStamps;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;

/** One state of the store, read through options that fix it. Valid as long as they are held. */
record RocksView(RocksDatabase database, ReadOptions options, long stamp, GuardStamps guards) implements ReadView {
    @Override
    public byte @Nullable [] get(byte[] key) {
        return database.get(options, key);
    }

    @Override
    public void scan(byte[] from, byte[] to, boolean reverse, EntryVisitor visitor) {
        database.scan(options, from, to, reverse, visitor);
    }

    @Override
    public long guardStamp(byte[] key) {
        return guards.seenAt(key, stamp);
    }

    @Override
    public long counter(byte[] key) {
        return Counters.read(this, key);
    }
}
