package dev.millrace.server;

import dev.millrace.protocol.error.Wording;
import dev.millrace.server.admin.AdminInterface;
import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.OperationCatalog;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.dispatch.PathRoutes;
import dev.millrace.server.dispatch.RequestIds;
import dev.millrace.server.dispatch.RequestRouter;
import dev.millrace.server.http.FrontendOptions;
import dev.millrace.server.http.HttpFrontend;
import dev.millrace.server.init.InitDirectory;
import dev.millrace.server.init.InitException;
import dev.millrace.server.metrics.HealthHandler;
import dev.millrace.server.metrics.MetricsHandler;
import dev.millrace.server.metrics.RequestMetrics;
import dev.millrace.server.namespace.NamespaceOptions;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.server.trigger.TriggerSetup;
import dev.millrace.server.trigger.WrongTriggerException;
import dev.millrace.storage.kv.Durability;
import dev.millrace.storage.kv.StoreException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A running server. Thread-safe.
 *
 * <pre>{@code
 * try (MillraceServer server = MillraceServer.builder().port(0).inMemory().start()) {
 *     client = DynamoDbClient.builder().endpointOverride(server.uri())...
 * }
 * }</pre>
 */
public final class MillraceServer implements AutoCloseable {
    private static final int POOL_THREAD_COUNT_MIN = 8;
    private static final int POOL_QUEUE_LENGTH_MAX = 1000;
    private static final int ADMIN_THREAD_COUNT_MAX = 4;
    private static final int ADMIN_QUEUE_LENGTH_MAX = 100;

    /** Secrets of stream iterators and table ids come from here; nothing else in a server is random. */
    private static final RandomGenerator RANDOM = new SecureRandom();

    private final String host;
    private final HttpFrontend frontend;
    private final List<Dispatcher> pools;
    private final Namespaces namespaces;
    private final OperationCatalog catalog;
    private final Wording wording;
    private final TriggerSetup triggers;
    private boolean closed;

    private MillraceServer(
            String host,
            HttpFrontend frontend,
            List<Dispatcher> pools,
            Namespaces namespaces,
            OperationCatalog catalog,
            Wording wording,
            TriggerSetup triggers) {
        this.host = host;
        this.frontend = frontend;
        this.pools = pools;
        this.namespaces = namespaces;
        this.catalog = catalog;
        this.wording = wording;
        this.triggers = triggers;
    }

    /** Starts to collect options; {@link MillraceOptions.Builder#start} ends it. */
    public static MillraceOptions.Builder builder() {
        return MillraceOptions.builder();
    }

    /**
     * Starts a server on the system's time.
     *
     * @throws StartException if the port is taken, or the data directory or a file to start with cannot be used
     */
    public static MillraceServer start(MillraceOptions options) {
        return start(options, InstantSource.system());
    }

    /**
     * Starts a server on a time of its own.
     *
     * @throws StartException if the port is taken, or the data directory or a file to start with cannot be used
     */
    public static MillraceServer start(MillraceOptions options, InstantSource instants) {
        return start(options, instants, Operations.catalog(() -> tableId(RANDOM)));
    }

    static MillraceServer start(MillraceOptions options, InstantSource instants, OperationCatalog catalog) {
        TriggerSetup triggers = triggers(options);
        Namespaces namespaces;
        try {
            namespaces = Namespaces.open(namespaceOptions(options, instants, triggers));
        } catch (StoreException refused) {
            triggers.close();
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
        int processors = Runtime.getRuntime().availableProcessors();
        Dispatcher dispatcher =
                new Dispatcher("millrace-pool", Math.max(POOL_THREAD_COUNT_MIN, 2 * processors), POOL_QUEUE_LENGTH_MAX);
        // Of its own, because moving a clock far ahead takes long, and requests must be answered meanwhile.
        Dispatcher adminPool = new Dispatcher("millrace-admin", ADMIN_THREAD_COUNT_MAX, ADMIN_QUEUE_LENGTH_MAX);
        PathHandler admin = options.adminEnabled()
                ? new AdminInterface(namespaces, options.isolated(), adminPool)
                : AdminInterface.OFF;
        FrontendOptions listening = FrontendOptions.usual(
                options.host(), options.port(), options.allowedHosts(), options.corsOrigins(), instants);
        // The seed only keeps ids of two runs apart.
        RequestIds requestIds = new RequestIds(instants.millis() ^ System.nanoTime());
        try {
            load(options, catalog, namespaces);
            RequestMetrics metrics = new RequestMetrics();
            PathRoutes own = PathRoutes.none()
                    .and(HealthHandler.HEALTH_PATH, new HealthHandler(namespaces, dispatcher))
                    .and(HealthHandler.READY_PATH, new HealthHandler(namespaces, dispatcher))
                    .and(AdminInterface.PATH, admin)
                    .and(MetricsHandler.PATH, new MetricsHandler(metrics, namespaces, adminPool));
            PathRoutes routes = triggers.routes(own, namespaces, dispatcher);
            RequestRouter router =
                    new RequestRouter(catalog, namespaces, dispatcher, wording(options), routes, metrics);
            HttpFrontend frontend = HttpFrontend.start(listening, router, requestIds);
            return new MillraceServer(
                    options.host(),
                    frontend,
                    List.of(dispatcher, adminPool),
                    namespaces,
                    catalog,
                    wording(options),
                    triggers);
        } catch (IOException refused) {
            dispatcher.close();
            adminPool.close();
            namespaces.close();
            triggers.close();
            throw cannotListen(options, refused);
        } catch (RuntimeException | Error failure) {
            dispatcher.close();
            adminPool.close();
            namespaces.close();
            triggers.close();
            throw failure;
        }
    }

    /** Before the port is opened: whoever is answered finds the tables. */
    private static void load(MillraceOptions options, OperationCatalog catalog, Namespaces namespaces) {
        try {
            List<Path> files = options.initDirectory().map(InitDirectory::files).orElse(List.of());
            if (files.isEmpty()) {
                return;
            }
            if (options.isolated()) {
                throw new StartException(
                        "Isolated callers have no tables to start with: the init files name none.", null);
            }
            InitDirectory.load(files, catalog, namespaces.shared(), wording(options));
        } catch (InitException refused) {
            throw new StartException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static NamespaceOptions namespaceOptions(
            MillraceOptions options, InstantSource instants, TriggerSetup triggers) {
        return new NamespaceOptions(
                options.dataDirectory().orElse(null),
                switch (options.fsync()) {
                    case NEVER -> Durability.FSYNC_NEVER;
                    case ALWAYS -> Durability.FSYNC_ALWAYS;
                },
                options.isolated(),
                options.isolatedNamespaceCountMax(),
                options.transientStatusesDelayed(),
                options.itemCollectionSizeMax(),
                options.streams(),
                instants,
                RANDOM,
                triggers.support());
    }

    /** Where the server listens, for an SDK's endpoint override. */
    public URI uri() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        String literal = name.indexOf(':') < 0 ? name : "[" + name + "]";
        return URI.create("http://" + literal + ":" + port());
    }

    /** The port the server listens on. */
    public int port() {
        return frontend.port();
    }

    /**
     * The tables that this caller sees, and their clock; those of all callers unless the server isolates them. Opened on
     * first use.
     */
    public MillraceNamespace namespace(String accessKeyId, String region) {
        return new MillraceNamespace(namespaces, catalog, wording, accessKeyId, region);
    }

    /** Stops listening, lets requests under way be answered, closes the stores. Leaves no thread behind. Idempotent. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        frontend.close();
        pools.forEach(Dispatcher::close);
        namespaces.close();
        triggers.close();
    }

    private static TriggerSetup triggers(MillraceOptions options) {
        try {
            return TriggerSetup.open(options.triggers());
        } catch (WrongTriggerException wrong) {
            throw new StartException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** A version 4 UUID, as TableId is on AWS. */
    private static UUID tableId(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static Wording wording(MillraceOptions options) {
        return switch (options.errorWording()) {
            case OLDER -> Wording.OLDER;
            case NEWER -> Wording.NEWER;
        };
    }

    private static StartException cannotListen(MillraceOptions options, IOException refused) {
        return new StartException(
                "Cannot listen on " + options.host() + ":" + options.port() + ": " + refused.getMessage() + ".",
                refused);
    }
}
