package dev.millrace.storage.kv.rocksdb;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where unpacked native code is kept between runs: a folder that only this user can write, because whoever can write
 * there runs code as this user.
 *
 * <p>The system property {@value #PROPERTY} if set; else the user's cache folder; else a folder of this user's own
 * below the temporary one; else a new temporary folder each time.
 */
final class NativeCacheDirectory {
    /** Overrides the place. */
    static final String PROPERTY = "millrace.native.cache";

    private static final String FOLDER = "millrace";

    private NativeCacheDirectory() {}

    static Path require() throws IOException {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) {
            return Files.createDirectories(Path.of(chosen));
        }
        Path userCache = userCache();
        if (userCache != null && isUsable(userCache.resolve(FOLDER))) {
            return userCache.resolve(FOLDER);
        }
        Path shared = Path.of(
                System.getProperty("java.io.tmpdir", "."), FOLDER + "-" + System.getProperty("user.name", "unknown"));
        return isUsable(shared) ? shared : Files.createTempDirectory(FOLDER);
    }

    private static @Nullable Path userCache() {
        String home = System.getProperty("user.home");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String local = System.getenv("LOCALAPPDATA");
            return local == null ? null : Path.of(local);
        }
        String cacheHome = System.getenv("XDG_CACHE_HOME");
        if (cacheHome != null && !cacheHome.isEmpty()) {
            return Path.of(cacheHome);
        }
        // In a container without an entry for its user the JVM reports "?" as home.
        if (home == null || home.isEmpty() || home.equals("?") || home.equals("/")) {
            return null;
        }
        return system.startsWith("mac") ? Path.of(home, "Library", "Caches") : Path.of(home, ".cache");
    }

    private static boolean isUsable(Path folder) {
        try {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (!Files.isDirectory(folder)) {
                create(folder, posix);
            }
            return Files.isWritable(folder) && (!posix || isPrivate(folder));
        } catch (IOException e) {
            // Not usable is the answer, not a failure: there is a next place.
            return false;
        }
    }

    private static void create(Path folder, boolean posix) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (posix) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process of this user has just made it, or somebody else has: the caller looks at it next.
            return;
        }
    }

    private static boolean isPrivate(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        return !Files.isSymbolicLink(folder)
                && !permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    }
}
