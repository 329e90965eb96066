package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreSnapshot;
import dev.millrace.storage.kv.StoreSnapshots;
import dev.millrace.storage.kv.embedded.CommitListeners;
import dev.millrace.storage.kv.embedded.OpenGate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The named states of one store on the disk.
 *
 * <p>A restore opens a copy of the checkpoint beside the database in use, which goes on meanwhile. Only what follows
 * happens while no transaction runs: the first commit of the copy, and then the pointer to it, which is the one step that
 * decides. The old database is closed when its last reader has left, and removed.
 *
 * <p>Lock order: this object's monitor, then whatever the commit policy locks. All happens inside the store's gate.
 */
final class RocksSnapshots implements StoreSnapshots {
    private static final Logger log = LoggerFactory.getLogger(RocksSnapshots.class);

    private final OpenGate gate;
    private final RocksEnvironment environment;
    private final DatabaseLocation location;
    private final SnapshotDirectory directory;
    private final CommitPolicy policy;
    private final SerialCommits commits;
    private final Consumer<RocksDatabase> moved;
    private final CommitListeners listeners;

    /** What changes with each restore. */
    private RocksDatabase database;

    /**
     * The named states of a store.
     *
     * @param moved told of the database that takes the place of {@code database}
     */
    RocksSnapshots(
            OpenGate gate,
            RocksEnvironment environment,
            DatabaseLocation location,
            SnapshotDirectory directory,
            CommitPolicy policy,
            SerialCommits commits,
            RocksDatabase database,
            Consumer<RocksDatabase> moved,
            CommitListeners listeners) {
        this.gate = gate;
        this.environment = environment;
        this.location = location;
        this.directory = directory;
        this.policy = policy;
        this.commits = commits;
        this.database = database;
        this.moved = moved;
        this.listeners = listeners;
    }

    @Override
    public void take(String name, Supplier<byte[]> note) {
        inside(() -> {
            Path unfinished = directory.unfinished();
            StoreSnapshot[] about = new StoreSnapshot[1];
            policy.alone(() -> {
                about[0] = new StoreSnapshot(name, commits.committedStamp(), note.get());
                database.checkpoint(unfinished);
            });
            directory.finish(about[0]);
            return name;
        });
    }

    @Override
    public Optional<StoreSnapshot> restore(String name, Carry carry) {
        return inside(() -> {
            Optional<StoreSnapshot> about = directory.find(name);
            if (about.isPresent()) {
                Path place = location.unused();
                RocksDatabase left = database;
                Path leftPlace = location.current();
                moveTo(openCopy(name, place), place, carry);
                listeners.committed();
                remove(left, leftPlace);
            }
            return about;
        });
    }

    private RocksDatabase openCopy(String name, Path place) throws IOException {
        RocksDatabase copy = null;
        boolean usable = false;
        try {
            directory.copy(name, place);
            copy = RocksDatabase.open(place, environment);
            StoreFacts.requireKnownFormat(copy, place);
            usable = true;
            return copy;
        } finally {
            if (!usable) {
                if (copy != null) {
                    copy.abandon();
                }
                location.remove(place);
            }
        }
    }

    private void moveTo(RocksDatabase next, Path place, Carry carry) throws IOException {
        try {
            policy.alone(() -> {
                commits.moveTo(next, carry, () -> pointTo(place));
                policy.moveTo(next);
                moved.accept(next);
                database = next;
            });
        } finally {
            if (database != next) {
                next.abandon();
                location.remove(place);
            }
        }
    }

    private void pointTo(Path place) {
        try {
            location.moveTo(place);
        } catch (IOException e) {
            throw new StoreException("The restored state cannot be made the current one: " + e.getMessage() + ".", e);
        }
    }

    /** The restore has happened, so what fails here is made up for when the store is opened again. */
    private void remove(RocksDatabase left, Path leftPlace) {
        left.abandon();
        try {
            location.remove(leftPlace);
        } catch (IOException e) {
            log.warn("The database from before a restore is left over in {} until the next start", leftPlace, e);
        }
    }

    @Override
    public List<StoreSnapshot> list() {
        return inside(directory::list);
    }

    @Override
    public boolean drop(String name) {
        return inside(() -> directory.drop(name));
    }

    private <T> T inside(FileWork<T> work) {
        gate.enter();
        try {
            synchronized (this) {
                return work.run();
            }
        } catch (IOException e) {
            throw new StoreException("The named states cannot be read or written: " + e.getMessage() + ".", e);
        } catch (RocksDBException e) {
            throw RocksFailure.of(e);
        } finally {
            gate.exit();
        }
    }

    /** What may meet a failing disk. */
    @FunctionalInterface
    private interface FileWork<T> {
        T run() throws IOException, RocksDBException;
    }
}
