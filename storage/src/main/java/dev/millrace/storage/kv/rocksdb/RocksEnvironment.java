package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreOptions;
import java.nio.file.Path;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteBufferManager;

/**
 * The native memory that the stores of one process share: one block cache and one budget of write buffers, which is
 * charged to that cache, so that both together keep to one number of bytes.
 *
 * <p>Owns these native objects; each is closed by {@link #close}, after the stores.
 */
public final class RocksEnvironment implements StoreEnvironment {
    /** What block cache and write buffers of all stores take together by default. */
    public static final long MEMORY_BUDGET_BYTES = 128L << 20;

    private static final int BLOOM_BITS_PER_KEY = 10;

    private final Cache blockCache;
    private final WriteBufferManager writeBuffers;
    private final BloomFilter bloomFilter;
    private int openStoreCount;
    private boolean closed;

    /**
     * Loads the native library and prepares the shared memory.
     *
     * @throws StoreException if the native library cannot be loaded
     */
    public RocksEnvironment(long memoryBudgetBytes) {
        NativeLibrary.load();
        blockCache = new LRUCache(memoryBudgetBytes);
        // Three eighths for writes: enough that a flush is worth its file, and reads keep the larger part.
        writeBuffers = new WriteBufferManager(memoryBudgetBytes / 8 * 3, blockCache);
        bloomFilter = new BloomFilter(BLOOM_BITS_PER_KEY);
    }

    @Override
    public OrderedStore open(StoreOptions options) {
        Path directory = options.directory();
        if (directory == null) {
            throw new StoreException("The storage engine rocksdb needs a data directory.");
        }
        synchronized (this) {
            if (closed) {
                throw new StoreException("The storage environment is closed.");
            }
            openStoreCount++;
        }
        boolean opened = false;
        try {
            OrderedStore store = RocksStore.open(this, directory, options.durability());
            opened = true;
            return store;
        } finally {
            if (!opened) {
                storeClosed();
            }
        }
    }

    @Override
    public synchronized long cacheBytes() {
        return closed ? 0 : blockCache.getUsage();
    }

    synchronized void storeClosed() {
        openStoreCount--;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    BlockBasedTableConfig tableFormat() {
        return new BlockBasedTableConfig()
                .setBlockCache(blockCache)
                .setFilterPolicy(bloomFilter)
                // Inside the cache, so that they keep to the budget too.
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
    }

    @Override
    public synchronized void close() {
        if (openStoreCount > 0) {
            throw new IllegalStateException(openStoreCount + " stores are still open");
        }
        if (!closed) {
            closed = true;
            writeBuffers.close();
            blockCache.close();
            bloomFilter.close();
        }
    }
}
