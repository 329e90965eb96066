package dev.millrace.storage.kv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Makes sure that one process, and one owner in it, has a data directory open: a store its own, a server the one that
 * holds all stores. Thread-safe.
 *
 * <p>The file {@code millrace.lock} holds the process id in decimal, for whoever is refused; the lock itself ends with
 * the process, so a file left behind locks nobody out. Directories inside this one have locks of their own.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "millrace.lock";

    /** Far behind the content, because on Windows others could not read what lies under the lock. */
    private static final long LOCKED_POSITION = Long.MAX_VALUE - 1;

    private static final int PID_SIZE_MAX = 20;

    /**
     * The directories open in this process. Looked at before the file is touched: file locks belong to the process,
     * and closing any other channel of the file would end the lock (source: POSIX fcntl, Java's FileLock).
     */
    private static final Set<Path> OPEN_HERE = new HashSet<>();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Creates the directory if needed and locks it.
     *
     * @throws StoreInUseException if another process, or another owner in this one, has it
     * @throws StoreException if it cannot be made or written; the message is a sentence for the user
     */
    public static DirectoryLock acquire(Path requested) {
        Path directory = create(requested);
        synchronized (OPEN_HERE) {
            if (!OPEN_HERE.add(directory)) {
                throw StoreInUseException.heldBy(
                        requested, ProcessHandle.current().pid());
            }
        }
        boolean acquired = false;
        try {
            DirectoryLock lock = new DirectoryLock(directory, lock(directory));
            acquired = true;
            return lock;
        } catch (IOException e) {
            throw unusable(requested, e);
        } finally {
            if (!acquired) {
                forget(directory);
            }
        }
    }

    private static Path create(Path requested) {
        try {
            Files.createDirectories(requested);
            return requested.toRealPath();
        } catch (IOException e) {
            throw unusable(requested, e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE_NAME),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock(LOCKED_POSITION, 1, false);
            if (lock == null) {
                throw holder(directory, channel);
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.write(ByteBuffer.wrap(pid), 0);
            channel.truncate(pid.length);
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static StoreInUseException holder(Path directory, FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(PID_SIZE_MAX);
        channel.read(content, 0);
        String text = new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
        // The holder may be between taking the lock and writing its id.
        return text.matches("[0-9]{1,18}")
                ? StoreInUseException.heldBy(directory, Long.parseLong(text))
                : StoreInUseException.heldByUnknown(directory);
    }

    private static StoreException unusable(Path requested, IOException cause) {
        if (Files.exists(requested) && !Files.isDirectory(requested)) {
            return new StoreException("The data directory " + requested + " is not a directory.", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new StoreException("The data directory " + requested + " cannot be written: access denied.", cause);
        }
        return new StoreException(
                "The data directory " + requested + " cannot be used: " + cause.getMessage() + ".", cause);
    }

    private static void forget(Path directory) {
        synchronized (OPEN_HERE) {
            OPEN_HERE.remove(directory);
        }
    }

    /** Releases the lock; the directory and its file stay. Idempotent. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            // Somebody else may have the directory by now.
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The lock of " + directory + " cannot be released.", e);
        } finally {
            forget(directory);
        }
    }
}
