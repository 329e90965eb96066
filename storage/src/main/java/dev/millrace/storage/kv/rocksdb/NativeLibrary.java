package dev.millrace.storage.kv.rocksdb;

import dev.millrace.storage.kv.StoreException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native code, once a process.
 *
 * <p>From {@code java.library.path} if it is there, as in an image that ships it apart. Otherwise from a file unpacked
 * once per version into {@link NativeCacheDirectory}. RocksDB's own loader unpacks about 17 MB into a new file on each
 * start and leaves it behind when the process is killed.
 */
final class NativeLibrary {
    private static final String RESOURCE_STEM = "rocksdb";

    private static boolean loaded;

    private NativeLibrary() {}

    static synchronized void load() {
        if (loaded) {
            return;
        }
        LibcDetection.prepare();
        try {
            if (onLibraryPath()) {
                RocksDB.loadLibrary();
            } else {
                RocksDB.loadLibrary(List.of(unpacked().toString()));
            }
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new StoreException("The native library of RocksDB cannot be loaded: " + e.getMessage(), e);
        }
        loaded = true;
    }

    private static boolean onLibraryPath() {
        String shared = System.mapLibraryName(Environment.getSharedLibraryName(RESOURCE_STEM));
        String platform = System.mapLibraryName(Environment.getJniLibraryName(RESOURCE_STEM));
        for (String directory : System.getProperty("java.library.path", "").split(File.pathSeparator, -1)) {
            if (!directory.isEmpty()
                    && (Files.isRegularFile(Path.of(directory, shared))
                            || Files.isRegularFile(Path.of(directory, platform)))) {
                return true;
            }
        }
        return false;
    }

    /** The directory in which RocksDB finds the library of this platform. */
    private static Path unpacked() throws IOException {
        URLConnection library = resource().openConnection();
        // Not cached: closing the stream then closes the jar file, too.
        library.setUseCaches(false);
        try (InputStream content = library.getInputStream()) {
            Path directory = NativeCacheDirectory.require().resolve(RESOURCE_STEM + "-" + fingerprint(library));
            Files.createDirectories(directory);
            // RocksDB's loader asks for the platform's name with "jni" in it twice.
            Path file = directory.resolve(Environment.getJniLibraryFileName(RESOURCE_STEM + "jni"));
            if (!isComplete(file, library)) {
                unpack(content, library, directory, file);
            }
            return directory;
        }
    }

    private static void unpack(InputStream content, URLConnection library, Path directory, Path file)
            throws IOException {
        Path partial = Files.createTempFile(directory, "unpacking", ".part");
        try {
            Files.copy(content, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // On Windows a file in use cannot be replaced; then another process has just unpacked the same.
            if (!isComplete(file, library)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static boolean isComplete(Path file, URLConnection library) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == library.getContentLengthLong();
    }

    /** Names this version of the library: its checksum, which a jar file has ready, and its size. */
    private static String fingerprint(URLConnection library) throws IOException {
        long checksum = library.getLastModified();
        if (library instanceof JarURLConnection inJar) {
            JarEntry entry = inJar.getJarEntry();
            checksum = entry.getCrc();
        }
        return Long.toHexString(checksum) + "-" + library.getContentLengthLong();
    }

    private static URL resource() {
        ClassLoader loader = RocksDB.class.getClassLoader();
        URL found = find(loader, Environment.getJniLibraryFileName(RESOURCE_STEM));
        if (found == null) {
            found = find(loader, Environment.getFallbackJniLibraryFileName(RESOURCE_STEM));
        }
        if (found == null) {
            throw new StoreException("RocksDB has no native library for this platform: " + System.getProperty("os.name")
                    + ", " + System.getProperty("os.arch") + ".");
        }
        return found;
    }

    private static @Nullable URL find(@Nullable ClassLoader loader, @Nullable String name) {
        if (name == null) {
            return null;
        }
        return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
    }
}
