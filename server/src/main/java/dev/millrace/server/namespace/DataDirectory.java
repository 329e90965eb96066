package dev.millrace.server.namespace;

import dev.millrace.storage.kv.DirectoryLock;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreInUseException;
import java.nio.file.Path;

/**
 * The directory that holds all stores of a server, held by one process at a time.
 *
 * <p>Each store locks itself as well; this lock also covers stores not opened yet, so that a second server is refused
 * when it starts and not at its first request.
 */
final class DataDirectory implements AutoCloseable {
    private final Path directory;
    private final DirectoryLock lock;

    private DataDirectory(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Makes the directory if it is missing and takes hold of it.
     *
     * @throws StoreInUseException if another process has it, or this one twice
     * @throws StoreException if it cannot be made or written; the message is a sentence for the user
     */
    static DataDirectory hold(Path directory) {
        return new DataDirectory(directory, DirectoryLock.acquire(directory));
    }

    /** A directory inside this one. */
    Path resolve(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        lock.close();
    }
}
