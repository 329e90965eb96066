package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The named states of a store on the disk: {@code snapshots/N} below its directory, each a RocksDB checkpoint with a file
 * {@code about}, whose files are links to those of the database where that is possible.
 *
 * <p>{@code about}: format (4), name (modified UTF-8 behind its length), stamp (8), size of the note (4), note; numbers are
 * big-endian. A state is made in {@code new} and gets its number when it is complete. Of two with one name, which a crash
 * may leave, the higher number counts. Not thread-safe.
 */
final class SnapshotDirectory {
    private static final int FORMAT = 1;
    private static final String NAME = "snapshots";
    private static final String ABOUT = "about";
    private static final String UNFINISHED = "new";

    private final Path directory;
    private final NavigableMap<String, Kept> kept = new TreeMap<>();
    private long newest;

    private record Kept(StoreSnapshot about, Path place, long number) {}

    private SnapshotDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * The named states in a store's directory, which the caller has locked. Removes what a crash left over.
     *
     * @throws StoreException if one cannot be read; the message is a sentence for the user
     */
    static SnapshotDirectory in(Path store) {
        SnapshotDirectory snapshots = new SnapshotDirectory(store.resolve(NAME));
        try {
            snapshots.load();
        } catch (IOException e) {
            throw new StoreException(
                    "The named states in " + snapshots.directory + " cannot be read: " + e.getMessage() + ".", e);
        }
        return snapshots;
    }

    private void load() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> places;
        try (Stream<Path> children = Files.list(directory)) {
            places = children.toList();
        }
        for (Path place : places) {
            String name = place.getFileName().toString();
            if (!name.matches("[0-9]{1,18}") || !Files.exists(place.resolve(ABOUT))) {
                DurableFiles.removeTree(place);
                continue;
            }
            long number = Long.parseLong(name);
            newest = Math.max(newest, number);
            Kept found = new Kept(decode(Files.readAllBytes(place.resolve(ABOUT))), place, number);
            Kept other = kept.get(found.about.name());
            if (other == null) {
                kept.put(found.about.name(), found);
            } else if (other.number < number) {
                kept.put(found.about.name(), found);
                DurableFiles.removeTree(other.place);
            } else {
                DurableFiles.removeTree(place);
            }
        }
    }

    List<StoreSnapshot> list() {
        return kept.values().stream().map(Kept::about).toList();
    }

    Optional<StoreSnapshot> find(String name) {
        return Optional.ofNullable(kept.get(name)).map(Kept::about);
    }

    /** Where to make a checkpoint; nothing is there. */
    Path unfinished() throws IOException {
        Files.createDirectories(directory);
        Path unfinished = directory.resolve(UNFINISHED);
        DurableFiles.removeTree(unfinished);
        return unfinished;
    }

    /** Makes the checkpoint that was made in {@link #unfinished} a named state, in place of one of the same name. */
    void finish(StoreSnapshot about) throws IOException {
        Path unfinished = directory.resolve(UNFINISHED);
        DurableFiles.write(unfinished.resolve(ABOUT), encode(about));
        DurableFiles.syncDirectory(unfinished);
        long number = newest + 1;
        Path place = directory.resolve(Long.toString(number));
        Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
        newest = number;
        DurableFiles.syncDirectory(directory);
        Kept replaced = kept.put(about.name(), new Kept(about, place, number));
        if (replaced != null) {
            DurableFiles.removeTree(replaced.place);
        }
    }

    /** Makes a database of a named state, which stays as it is. */
    void copy(String name, Path target) throws IOException {
        Files.createDirectory(target);
        try (Stream<Path> files = Files.list(requirePlace(name))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String fileName = file.getFileName().toString();
                if (!fileName.equals(ABOUT)) {
                    copyFile(file, target.resolve(fileName));
                }
            }
        }
        DurableFiles.syncDirectory(target);
    }

    /** Table files are never changed, so both may have the same; all others are the copy's own. */
    private static void copyFile(Path file, Path copy) throws IOException {
        if (file.getFileName().toString().endsWith(".sst")) {
            try {
                Files.createLink(copy, file);
                return;
            } catch (UnsupportedOperationException | FileSystemException e) {
                // A file system without links.
                Files.deleteIfExists(copy);
            }
        }
        Files.copy(file, copy);
        DurableFiles.sync(copy);
    }

    private Path requirePlace(String name) {
        Kept found = kept.get(name);
        if (found == null) {
            throw new IllegalStateException("there is no named state " + name);
        }
        return found.place;
    }

    boolean drop(String name) throws IOException {
        Kept dropped = kept.remove(name);
        if (dropped == null) {
            return false;
        }
        // First what makes it one, so that a crash leaves none that is half there.
        Files.deleteIfExists(dropped.place.resolve(ABOUT));
        DurableFiles.removeTree(dropped.place);
        return true;
    }

    private static byte[] encode(StoreSnapshot about) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(about.name());
            out.writeLong(about.stamp());
            out.writeInt(about.note().length);
            out.write(about.note());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static StoreSnapshot decode(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("this version reads format " + FORMAT + ", not " + format);
        }
        return new StoreSnapshot(in.readUTF(), in.readLong(), in.readNBytes(in.readInt()));
    }
}
