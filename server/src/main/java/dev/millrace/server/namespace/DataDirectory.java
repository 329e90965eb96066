package dev.millrace.server.namespace;

import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreInUseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds all stores of a server, held by one process at a time.
 *
 * <p>Each store locks itself as well; this lock also covers stores not opened yet, so that a second server is refused
 * when it starts and not at its first request. The file {@code millrace.lock} holds the process id in decimal; the lock
 * lies beyond it, so that others can read it.
 */
final class DataDirectory implements AutoCloseable {
    private static final String LOCK_FILE = "millrace.lock";
    private static final long LOCK_POSITION = Long.MAX_VALUE - 1;
    private static final int PID_SIZE_MAX = 20;

    private final Path directory;
    private final FileChannel lockFile;

    private DataDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory if it is missing and takes hold of it.
     *
     * @throws StoreInUseException if another process has it, or this one twice
     * @throws StoreException if it cannot be made or written; the message is a sentence for the user
     */
    static DataDirectory hold(Path directory) {
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(
                    directory.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException file) {
            throw new StoreException("The data directory " + directory + " is not a directory.", file);
        } catch (AccessDeniedException denied) {
            throw new StoreException("The data directory " + directory + " is not writable.", denied);
        } catch (IOException failure) {
            throw unusable(directory, failure);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw inUse(directory, channel);
            }
            byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
            return new DataDirectory(directory, channel);
        } catch (IOException failure) {
            closeQuietly(channel);
            throw unusable(directory, failure);
        } catch (RuntimeException refused) {
            closeQuietly(channel);
            throw refused;
        }
    }

    /** A directory inside this one. */
    Path resolve(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        closeQuietly(lockFile);
    }

    private static StoreException unusable(Path directory, IOException failure) {
        String reason = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        return new StoreException("The data directory " + directory + " cannot be used: " + reason + ".", failure);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCK_POSITION, 1, false);
        } catch (OverlappingFileLockException ownProcess) {
            return null;
        }
    }

    private static StoreInUseException inUse(Path directory, FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PID_SIZE_MAX);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII).strip();
        try {
            return StoreInUseException.heldBy(directory, Long.parseLong(text));
        } catch (NumberFormatException unwritten) {
            return StoreInUseException.heldByUnknown(directory);
        }
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // The lock ends with the channel or with the process; there is nothing left to do.
        }
    }
}
