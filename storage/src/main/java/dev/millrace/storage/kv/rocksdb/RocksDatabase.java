package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.ReadView.EntryVisitor;
import dev.millrace.storage.kv.StoreUsage;
import dev.millrace.storage.kv.embedded.OpenGate;
import dev.millrace.storage.kv.embedded.PendingWrites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LogFile;
import org.rocksdb.Range;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open RocksDB with its column families: plain bytes in and out, no stamps and no transactions.
 *
 * <p>Owns all native objects of one store. Reading is thread-safe, writing is for one thread at a time; the caller
 * sees to it that nothing but reading is under way when {@link #close} is called, which waits for readers.
 */
final class RocksDatabase implements WriteLog, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RocksDatabase.class);

    private static final long WAL_SIZE_MAX = 64L << 20;
    private static final long INFO_LOG_SIZE_MAX = 1L << 20;
    private static final long BATCH_SIZE_KEPT = 1L << 20;
    private static final long UNFLUSHED_SIZE_MAX = 4L << 20;
    /** Two write buffers of the stream family: what a trimmed stream may keep on the disk for longer. */
    private static final long RECLAIMED_SIZE_MIN = 32L << 20;

    /** Those who read without being inside the store's gate, or longer than that: leases, and single reads. */
    private final OpenGate readers = new OpenGate();

    private final RocksDB database;
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final List<RocksObject> owned = new ArrayList<>();
    private final ReadOptions newest = new ReadOptions();
    private final WriteOptions unsynced = new WriteOptions();
    private final WriteOptions synced = new WriteOptions().setSync(true);

    /**
     * Used again for each write: filling one costs about what building the same bytes in Java and handing them over
     * does (measured, with three writes a batch), and making and closing one each time costs more.
     */
    private WriteBatch batch = new WriteBatch();

    private RocksDatabase(Path directory, RocksEnvironment environment, CompressionType compression)
            throws RocksDBException {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family family : Family.values()) {
            ColumnFamilyOptions options = own(family.options(environment, compression));
            descriptors.add(new ColumnFamilyDescriptor(family.nameBytes(), options));
        }
        DBOptions options = own(databaseOptions(environment));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        boolean opened = false;
        try {
            database = RocksDB.open(options, directory.toString(), descriptors, handles);
            opened = true;
        } finally {
            if (!opened) {
                closeOwned();
            }
        }
        Iterator<ColumnFamilyHandle> inOrder = handles.iterator();
        for (Family family : Family.values()) {
            families.put(family, inOrder.next());
        }
    }

    static RocksDatabase open(Path directory, RocksEnvironment environment) {
        try {
            return openCompressed(directory, environment);
        } catch (RocksDBException e) {
            throw RocksFailure.opening(directory, e);
        }
    }

    private static RocksDatabase openCompressed(Path directory, RocksEnvironment environment) throws RocksDBException {
        try {
            return new RocksDatabase(directory, environment, CompressionType.LZ4_COMPRESSION);
        } catch (RocksDBException e) {
            Status status = e.getStatus();
            if (status == null || status.getCode() != Status.Code.InvalidArgument) {
                throw e;
            }
            // A library built without LZ4 refuses the option as an invalid argument.
            return new RocksDatabase(directory, environment, CompressionType.NO_COMPRESSION);
        }
    }

    private static DBOptions databaseOptions(RocksEnvironment environment) {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setWriteBufferManager(environment.writeBuffers())
                .setMaxTotalWalSize(WAL_SIZE_MAX)
                // One writer at a time, so the locking that lets several fill a write buffer at once only costs.
                .setAllowConcurrentMemtableWrite(false)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(INFO_LOG_SIZE_MAX)
                .setKeepLogFileNum(2)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setSkipStatsUpdateOnDbOpen(true);
    }

    byte @Nullable [] get(byte[] key) {
        return get(newest, key);
    }

    byte @Nullable [] get(ReadOptions options, byte[] key) {
        try {
            return database.get(handle(Family.of(key)), options, key);
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        }
    }

    /** Options to read the newest state through, whatever it is at the time. */
    ReadOptions newest() {
        return newest;
    }

    ReadLease lease(long stamp) {
        return new ReadLease(this, database, stamp);
    }

    /** Keeps the database open; false if it is being closed, because another one has taken its place. */
    boolean tryHold() {
        return readers.tryEnter();
    }

    /** Ends what {@link #tryHold} began. */
    void letGo() {
        readers.exit();
    }

    /** Makes a copy of the newest state in a directory that is not there yet, with links where that is possible. */
    void checkpoint(Path directory) {
        try (Checkpoint checkpoint = Checkpoint.create(database)) {
            checkpoint.createCheckpoint(directory.toString());
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        }
    }

    void scan(ReadOptions state, byte[] from, byte[] to, boolean reverse, EntryVisitor visitor) {
        for (FamilyRange part : FamilyRange.split(from, to, reverse)) {
            if (!scan(state, part, reverse, visitor)) {
                return;
            }
        }
    }

    private boolean scan(ReadOptions state, FamilyRange range, boolean reverse, EntryVisitor visitor) {
        // Bounds inside RocksDB, so that a cursor never walks over deleted entries behind the end of its range.
        try (Slice from = new Slice(range.from());
                Slice to = new Slice(range.to());
                ReadOptions options =
                        new ReadOptions(state).setIterateLowerBound(from).setIterateUpperBound(to);
                RocksIterator cursor = database.newIterator(handle(range.family()), options)) {
            if (reverse) {
                cursor.seekToLast();
            } else {
                cursor.seekToFirst();
            }
            while (cursor.isValid()) {
                if (!visitor.visit(cursor.key(), cursor.value())) {
                    return false;
                }
                if (reverse) {
                    cursor.prev();
                } else {
                    cursor.next();
                }
            }
            cursor.status();
            return true;
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        }
    }

    @Override
    public void write(PendingWrites writes, boolean sync) throws RocksDBException {
        batch.clear();
        writes.applyTo(new BatchTarget());
        database.write(sync ? synced : unsynced, batch);
        if (batch.getDataSize() > BATCH_SIZE_KEPT) {
            batch.close();
            batch = new WriteBatch();
        }
    }

    @Override
    public void sync() throws RocksDBException {
        database.syncWal();
    }

    /**
     * Gives back the space of a deleted range: whole files at once, what is left of it in others by writing those anew.
     * Both disregard snapshots, and both take time, so little is left to the compaction that goes on by itself.
     */
    void reclaim(byte[] from, byte[] to) {
        for (FamilyRange part : FamilyRange.split(from, to, false)) {
            ColumnFamilyHandle family = handle(part.family());
            try {
                if (fileSize(family, part) >= RECLAIMED_SIZE_MIN) {
                    database.deleteFilesInRanges(family, List.of(part.from(), part.to()), false);
                    if (fileSize(family, part) >= RECLAIMED_SIZE_MIN) {
                        database.compactRange(family, part.from(), part.to());
                    }
                }
            } catch (RocksDBException e) {
                throw RocksFailure.of(e);
            }
        }
    }

    /** What all column families take up. */
    StoreUsage usage() {
        try {
            return new StoreUsage(
                    sum("rocksdb.cur-size-all-mem-tables"),
                    sum("rocksdb.estimate-table-readers-mem"),
                    sum("rocksdb.live-sst-files-size"),
                    logFileSize());
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        }
    }

    private long sum(String property) throws RocksDBException {
        long sum = 0;
        for (ColumnFamilyHandle family : families.values()) {
            sum += database.getLongProperty(family, property);
        }
        return sum;
    }

    private long logFileSize() throws RocksDBException {
        long size = 0;
        for (LogFile file : database.getSortedWalFiles()) {
            size += file.sizeFileBytes();
        }
        return size;
    }

    /** Bytes that a range takes in files, deleted or not. */
    private long fileSize(ColumnFamilyHandle family, FamilyRange part) {
        try (Slice from = new Slice(part.from());
                Slice to = new Slice(part.to())) {
            long[] sizes = database.getApproximateSizes(
                    family, List.of(new Range(from, to)), SizeApproximationFlag.INCLUDE_FILES);
            return sizes[0];
        }
    }

    private ColumnFamilyHandle handle(Family family) {
        ColumnFamilyHandle handle = families.get(family);
        if (handle == null) {
            throw new IllegalStateException("no column family was opened for " + family);
        }
        return handle;
    }

    private <T extends RocksObject> T own(T object) {
        owned.add(object);
        return object;
    }

    private void closeOwned() {
        owned.forEach(RocksDatabase::closeQuietly);
        closeQuietly(batch);
        closeQuietly(newest);
        closeQuietly(unsynced);
        closeQuietly(synced);
    }

    /** Closes everything, whatever happens meanwhile; what was answered is in the log already, as durable as promised. */
    @Override
    public void close() {
        readers.close();
        try {
            flushIfLarge();
        } catch (RocksDBException | RuntimeException e) {
            // The log is read again at the next start, which takes longer and loses nothing.
            log.warn("Write buffers could not be flushed before closing", e);
        }
        try {
            database.flushWal(true);
        } catch (RocksDBException | RuntimeException e) {
            log.warn("The log could not be synced before closing", e);
        }
        closeNative();
    }

    /** Waits for its readers and closes it without keeping what it holds, because that is no longer wanted. */
    void abandon() {
        readers.close();
        closeNative();
    }

    private void closeNative() {
        families.values().forEach(RocksDatabase::closeQuietly);
        closeQuietly(database);
        closeOwned();
    }

    /** One object that does not close must not keep the others, nor the lock of the directory. */
    private static void closeQuietly(AbstractNativeReference object) {
        try {
            object.close();
        } catch (RuntimeException | Error e) {
            log.warn("A native object could not be closed", e);
        }
    }

    /** What is left in the log is read again at the next start, which waits for it; a little is quicker left there. */
    private void flushIfLarge() throws RocksDBException {
        if (sum("rocksdb.cur-size-all-mem-tables") > UNFLUSHED_SIZE_MAX) {
            try (FlushOptions options = new FlushOptions()) {
                database.flush(options, new ArrayList<>(families.values()));
            }
        }
    }

    private final class BatchTarget implements PendingWrites.Target<RocksDBException> {
        @Override
        public void put(byte[] key, byte[] value) throws RocksDBException {
            batch.put(handle(Family.of(key)), key, value);
        }

        @Override
        public void delete(byte[] key) throws RocksDBException {
            batch.delete(handle(Family.of(key)), key);
        }

        @Override
        public void deleteRange(byte[] from, byte[] to) throws RocksDBException {
            for (FamilyRange part : FamilyRange.split(from, to, false)) {
                batch.deleteRange(handle(part.family()), part.from(), part.to());
            }
        }
    }
}
