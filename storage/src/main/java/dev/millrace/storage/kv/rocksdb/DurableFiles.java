package dev.millrace.storage.kv.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that are on the disk when a call returns. */
final class DurableFiles {
    private static final Logger log = LoggerFactory.getLogger(DurableFiles.class);

    private DurableFiles() {}

    /** Writes a file anew and waits for the disk. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    /** Waits until a file that was written before is on the disk. */
    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the names in a directory are on the disk. What has been renamed is in force in any case. */
    static void syncDirectory(Path directory) throws IOException {
        FileChannel opened;
        try {
            opened = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            // Windows opens no directories; there a rename is on the disk when the file system says so.
            log.debug("The directory {} could not be synced: {}", directory, e.toString());
            return;
        }
        try (FileChannel channel = opened) {
            channel.force(true);
        }
    }

    /** Removes a directory with everything in it; nothing if it is not there. */
    static void removeTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(directory)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
