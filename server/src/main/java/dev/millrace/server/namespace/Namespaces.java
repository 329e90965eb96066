package dev.millrace.server.namespace;

import dev.millrace.protocol.error.ServerErrors;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreEnvironment;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.StoreOptions;
import dev.millrace.storage.kv.StoreProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All namespaces of a server. Thread-safe.
 *
 * <p>On disk, the shared one lies in {@code shared} and the others in {@code isolated/<access key id>-<region>-<digest>}
 * below the data directory; stores of one server share the engine's environment.
 *
 * <p>Lock order: this object's monitor, then whatever the stores lock.
 */
public final class Namespaces implements AutoCloseable {
    private static final String MEMORY_ENGINE = "memory";
    private static final String DISK_ENGINE = "rocksdb";
    private static final String SHARED_DIRECTORY = "shared";
    private static final String ISOLATED_DIRECTORY = "isolated";
    private static final int DIGEST_SIZE = 6;

    private record Key(String accessKeyId, String region) {}

    private final NamespaceOptions options;
    private final @Nullable DataDirectory directory;
    private final StoreEnvironment environment;
    private final Map<Key, Namespace> isolated = new ConcurrentHashMap<>();
    private final @Nullable Namespace shared;
    private boolean closed;

    private Namespaces(NamespaceOptions options, @Nullable DataDirectory directory, StoreEnvironment environment) {
        this.options = options;
        this.directory = directory;
        this.environment = environment;
        this.shared = options.isolated() ? null : create(SHARED_DIRECTORY);
    }

    /**
     * Prepares the engine and opens the shared namespace, if there is to be one.
     *
     * @throws dev.millrace.storage.kv.StoreInUseException if another process has the data directory
     * @throws StoreException if the data directory cannot be used; the message is a sentence for the user
     */
    public static Namespaces open(NamespaceOptions options) {
        Path dataDirectory = options.dataDirectory();
        DataDirectory directory = dataDirectory == null ? null : DataDirectory.hold(dataDirectory);
        StoreEnvironment environment = null;
        try {
            environment = StoreProvider.require(directory == null ? MEMORY_ENGINE : DISK_ENGINE)
                    .environment();
            return new Namespaces(options, directory, environment);
        } catch (RuntimeException | Error failure) {
            if (environment != null) {
                environment.close();
            }
            if (directory != null) {
                directory.close();
            }
            throw failure;
        }
    }

    /**
     * The namespace of all callers.
     *
     * @throws IllegalStateException if each caller has one of its own
     */
    public Namespace shared() {
        if (shared == null) {
            throw new IllegalStateException("isolated callers share no namespace");
        }
        return shared;
    }

    /** The caller's namespace if it is open; never waits. */
    public Optional<Namespace> findOpen(String accessKeyId, String region) {
        return Optional.ofNullable(shared != null ? shared : isolated.get(new Key(accessKeyId, region)));
    }

    /**
     * The caller's namespace, opened on first use; may take as long as opening a store does.
     *
     * @throws dev.millrace.protocol.error.ApiException if too many are open
     * @throws StoreException if the store cannot be opened or this is closed
     */
    public synchronized Namespace open(String accessKeyId, String region) {
        if (closed) {
            throw new StoreException("The server is closed.");
        }
        if (shared != null) {
            return shared;
        }
        Key key = new Key(accessKeyId, region);
        Namespace present = isolated.get(key);
        if (present != null) {
            return present;
        }
        if (isolated.size() >= options.isolatedCountMax()) {
            throw ServerErrors.tooManyNamespaces(options.isolatedCountMax());
        }
        Namespace created = create(ISOLATED_DIRECTORY + "/" + directoryName(key));
        isolated.put(key, created);
        return created;
    }

    /** All that are open. */
    public List<Namespace> allOpen() {
        return shared != null ? List.of(shared) : List.copyOf(isolated.values());
    }

    /** Whether they are kept on disk. */
    public boolean areOnDisk() {
        return directory != null;
    }

    /** Bytes of native memory that all their caches hold together. */
    public long cacheBytes() {
        return environment.cacheBytes();
    }

    /**
     * Closes a caller's own namespace: in memory its data is gone, on disk it stays for the next use.
     *
     * @return whether it was open; the shared one is closed with the server only
     */
    public synchronized boolean closeIsolated(String accessKeyId, String region) {
        Namespace open = isolated.remove(new Key(accessKeyId, region));
        if (open != null) {
            open.close();
        }
        return open != null;
    }

    /**
     * Closes all namespaces and lets the data directory go. Idempotent.
     *
     * @throws StoreException if something could not be closed in order; everything else is closed all the same
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Closing closing = new Closing();
        isolated.values().forEach(namespace -> closing.close(namespace::close));
        isolated.clear();
        if (shared != null) {
            closing.close(shared::close);
        }
        closing.close(environment::close);
        if (directory != null) {
            closing.close(directory::close);
        }
        closing.finish();
    }

    private Namespace create(String directoryName) {
        OrderedStore store = environment.open(
                directory == null
                        ? StoreOptions.inMemory()
                        : StoreOptions.in(directory.resolve(directoryName), options.durability()));
        return Namespace.over(store, options);
    }

    /** Readable, and distinct also where file names ignore case or cannot hold some characters. */
    private static String directoryName(Key key) {
        String readable = (key.accessKeyId() + "-" + key.region()).replaceAll("[^A-Za-z0-9-]", "_");
        String limited = readable.substring(0, Math.min(80, readable.length()));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((key.accessKeyId() + "/" + key.region()).getBytes(StandardCharsets.UTF_8));
            return limited + "-" + HexFormat.of().formatHex(digest, 0, DIGEST_SIZE);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
