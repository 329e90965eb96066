package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.DirectoryLock;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.Outcome;
import dev.millrace.storage.kv.ReadView;
import dev.millrace.storage.kv.StoreLimits;
import dev.millrace.storage.kv.StoreSnapshots;
import dev.millrace.storage.kv.StoreUsage;
import dev.millrace.storage.kv.Transaction;
import dev.millrace.storage.kv.embedded.CommitListeners;
import dev.millrace.storage.kv.embedded.EngineLimits;
import dev.millrace.storage.kv.embedded.GuardStamps;
import dev.millrace.storage.kv.embedded.OpenGate;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store in a directory, kept by RocksDB.
 *
 * <p>Commits run one after the other; {@link CommitPolicy} says where and when they count. Everything that touches
 * native memory happens inside the gate, and {@link #close} waits until it is empty.
 */
final class RocksStore implements OrderedStore {
    private final OpenGate gate = new OpenGate();
    private final RocksEnvironment environment;
    private final DirectoryLock directoryLock;
    private volatile RocksDatabase database;
    private final GuardStamps guards = new GuardStamps();
    private final CommitListeners listeners = new CommitListeners();
    private final CommitPolicy policy;
    private final RocksSnapshots snapshots;

    private RocksStore(
            RocksEnvironment environment,
            DirectoryLock directoryLock,
            DatabaseLocation location,
            SnapshotDirectory directory,
            RocksDatabase database,
            StoreFacts facts,
            Durability durability) {
        this.environment = environment;
        this.directoryLock = directoryLock;
        this.database = database;
        SerialCommits commits = new SerialCommits(database, database, facts, guards);
        this.policy = switch (durability) {
            case FSYNC_NEVER -> new CallerCommits(database, commits, listeners);
            case FSYNC_ALWAYS -> new GroupCommits(database, database, commits, listeners);
        };
        this.snapshots = new RocksSnapshots(
                gate,
                environment,
                location,
                directory,
                policy,
                commits,
                database,
                next -> this.database = next,
                listeners);
    }

    static RocksStore open(RocksEnvironment environment, Path directory, Durability durability) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        RocksDatabase database = null;
        boolean opened = false;
        try {
            DatabaseLocation location = DatabaseLocation.in(directory);
            SnapshotDirectory snapshots = SnapshotDirectory.in(directory);
            database = RocksDatabase.open(location.current(), environment);
            StoreFacts facts = StoreFacts.read(database, directory);
            RocksStore store = new RocksStore(environment, lock, location, snapshots, database, facts, durability);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                if (database != null) {
                    database.close();
                }
                lock.close();
            }
        }
    }

    @Override
    public <T extends @Nullable Object> T read(Function<? super ReadView, T> reader) {
        gate.enter();
        try {
            ReadLease lease = policy.lease();
            try {
                return reader.apply(new RocksView(lease.owner(), lease.options(), lease.stamp(), guards));
            } finally {
                lease.release();
            }
        } finally {
            gate.exit();
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        gate.enter();
        try {
            return policy.get(key);
        } finally {
            gate.exit();
        }
    }

    @Override
    public <T extends @Nullable Object> void transact(
            Function<? super Transaction, T> body, Consumer<Outcome<T>> completion) {
        Runnable complete;
        gate.enter();
        try {
            complete = policy.submit(body, completion);
        } finally {
            gate.exit();
        }
        complete.run();
    }

    @Override
    public AutoCloseable onCommit(Runnable listener) {
        return listeners.register(listener);
    }

    @Override
    public void reclaim(byte[] from, byte[] to) {
        Object unused = onNewest(newest -> {
            newest.reclaim(from, to);
            return newest;
        });
    }

    @Override
    public StoreUsage usage() {
        return onNewest(RocksDatabase::usage);
    }

    private <T> T onNewest(Function<RocksDatabase, T> work) {
        gate.enter();
        try {
            while (true) {
                RocksDatabase newest = database;
                if (newest.tryHold()) {
                    try {
                        return work.apply(newest);
                    } finally {
                        newest.letGo();
                    }
                }
                // Replaced between the two lines; the next one is there already.
                Thread.onSpinWait();
            }
        } finally {
            gate.exit();
        }
    }

    @Override
    public StoreSnapshots snapshots() {
        return snapshots;
    }

    @Override
    public StoreLimits limits() {
        return EngineLimits.EMBEDDED;
    }

    @Override
    public void close() {
        if (!gate.close()) {
            return;
        }
        try {
            policy.close();
        } finally {
            try {
                database.close();
            } finally {
                try {
                    directoryLock.close();
                } finally {
                    environment.storeClosed();
                }
            }
        }
    }
}
