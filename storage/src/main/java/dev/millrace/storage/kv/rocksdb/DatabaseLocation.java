package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where in a store's directory its database lies: in the directory itself, and after a restore in {@code restored-N}.
 *
 * <p>The file {@code database} names the place; without it, it is the directory itself. It is replaced in one step, so
 * after a crash a restore has either happened or not, and what lies in the other places is left over. Not thread-safe.
 */
final class DatabaseLocation {
    private static final String POINTER = "database";
    private static final Pattern RESTORED = Pattern.compile("restored-([0-9]{1,18})");

    /** What RocksDB puts into a directory; beside it lie the lock, the pointer and the other places. */
    private static final Pattern DATABASE_FILE =
            Pattern.compile("CURRENT|IDENTITY|LOCK|LOG(\\..*)?|(MANIFEST|OPTIONS)-.*|[0-9]+\\.(sst|log|dbtmp)");

    private final Path store;
    private Path current;

    private DatabaseLocation(Path store, Path current) {
        this.store = store;
        this.current = current;
    }

    /**
     * The location in a store's directory, which the caller has locked. Removes what a crash left over.
     *
     * @throws StoreException if the directory cannot be read or is damaged; the message is a sentence for the user
     */
    static DatabaseLocation in(Path store) {
        try {
            DatabaseLocation location = new DatabaseLocation(store, read(store));
            for (Path place : location.places()) {
                if (!place.equals(location.current)) {
                    location.remove(place);
                }
            }
            return location;
        } catch (IOException e) {
            throw new StoreException("The data directory " + store + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static Path read(Path store) throws IOException {
        Path pointer = store.resolve(POINTER);
        if (!Files.exists(pointer)) {
            requireNoneRestored(store);
            return store;
        }
        String name = Files.readString(pointer, StandardCharsets.US_ASCII).strip();
        Path place = store.resolve(name);
        if (!RESTORED.matcher(name).matches() || !Files.isDirectory(place)) {
            throw new StoreException("The data directory " + store + " is damaged: its file " + POINTER + " names \""
                    + name + "\", which is not there.");
        }
        return place;
    }

    /** Without the pointer nothing tells which place counts, and places that do not count are removed. */
    private static void requireNoneRestored(Path store) throws IOException {
        if (Files.exists(store.resolve("CURRENT"))) {
            return;
        }
        for (Path child : children(store)) {
            if (RESTORED.matcher(child.getFileName().toString()).matches()) {
                throw new StoreException("The data directory " + store + " is damaged: its file " + POINTER
                        + " is missing, which names the folder with the data.");
            }
        }
    }

    /** Where the database lies. */
    Path current() {
        return current;
    }

    /** A place where none lies yet, not made. */
    Path unused() throws IOException {
        long newest = 0;
        for (Path place : places()) {
            var name = RESTORED.matcher(place.getFileName().toString());
            if (name.matches()) {
                newest = Math.max(newest, Long.parseLong(name.group(1)));
            }
        }
        return store.resolve("restored-" + (newest + 1));
    }

    /** Makes {@code place} the one, for good. */
    void moveTo(Path place) throws IOException {
        Path next = store.resolve(POINTER + ".new");
        DurableFiles.write(next, place.getFileName().toString().getBytes(StandardCharsets.US_ASCII));
        Files.move(next, store.resolve(POINTER), StandardCopyOption.ATOMIC_MOVE);
        current = place;
        DurableFiles.syncDirectory(store);
    }

    /** Removes a database that was closed, or never opened. */
    void remove(Path place) throws IOException {
        if (place.equals(current)) {
            throw new IllegalStateException("the database in use lies in " + place);
        }
        if (!place.equals(store)) {
            DurableFiles.removeTree(place);
            return;
        }
        for (Path file : children(place)) {
            if (isDatabaseFile(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isDatabaseFile(Path file) {
        return Files.isRegularFile(file)
                && DATABASE_FILE.matcher(file.getFileName().toString()).matches();
    }

    /** All places where something lies. */
    private List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>();
        for (Path child : children(store)) {
            if (RESTORED.matcher(child.getFileName().toString()).matches()) {
                places.add(child);
            } else if (isDatabaseFile(child) && !places.contains(store)) {
                places.add(store);
            }
        }
        return places;
    }

    private static List<Path> children(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.toList();
        }
    }
}
