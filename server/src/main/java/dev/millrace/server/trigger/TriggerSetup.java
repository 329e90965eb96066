package dev.millrace.server.trigger;

import dev.millrace.server.dispatch.Dispatcher;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.server.dispatch.PathRoutes;
import dev.millrace.server.namespace.Namespaces;
import dev.millrace.server.namespace.TriggerSupport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a server needs for triggers, from its options: functions, destinations, the threads that triggers run on, the
 * mappings of a file. Thread-safe. Threads begin with the first trigger.
 */
public final class TriggerSetup implements AutoCloseable {
    private static final int THREAD_COUNT_MIN = 2;
    private static final int QUEUE_LENGTH_MAX = 100_000;
    private static final long IDLE_SECONDS_MAX = 60;

    private final Connections connections;
    private final FileMappings fileMappings;
    private final ThreadPoolExecutor threads;

    private TriggerSetup(Connections connections, FileMappings fileMappings) {
        this.connections = connections;
        this.fileMappings = fileMappings;
        int threadCountMax = Math.max(THREAD_COUNT_MIN, Runtime.getRuntime().availableProcessors());
        AtomicInteger threadCount = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threadCountMax,
                threadCountMax,
                IDLE_SECONDS_MAX,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUE_LENGTH_MAX),
                task -> {
                    Thread thread = new Thread(task, "millrace-trigger-" + threadCount.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Reads what the options name.
     *
     * @throws WrongTriggerException if something in it is wrong
     */
    public static TriggerSetup open(TriggerOptions options) {
        Path path = options.file();
        TriggersFile file = path == null ? TriggersFile.NONE : TriggersFile.read(path);
        Connections connections = new ConfiguredConnections(
                joined(file.functions(), options.functions()),
                options.eventFunctions(),
                joined(file.destinations(), options.destinations()));
        for (FileMapping mapping : file.mappings()) {
            if (!connections.hasFunction(mapping.function().name())) {
                connections.close();
                throw new WrongTriggerException("Mapping " + mapping.place() + " of the triggers file " + path
                        + " names the function " + mapping.function().name() + ", which is not configured.");
            }
        }
        return new TriggerSetup(connections, new FileMappings(file.mappings()));
    }

    /** An option wins over the file. */
    private static Map<String, String> joined(Map<String, String> file, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>(file);
        all.putAll(options);
        return all;
    }

    /** What namespaces need. */
    public TriggerSupport support() {
        return new TriggerSupport(
                connections::findFunction, connections::findDestination, threads, fileMappings::attach);
    }

    /** The routes with those of triggers. */
    public PathRoutes routes(PathRoutes routes, Namespaces namespaces, Dispatcher pool) {
        PathRoutes all =
                routes.and(LambdaInterface.PATH, new LambdaInterface(namespaces, pool, connections::hasFunction));
        for (Map.Entry<String, PathHandler> route : connections.routes().entrySet()) {
            all = all.and(route.getKey(), route.getValue());
        }
        return all;
    }

    /** Ends threads and calls; after the namespaces. */
    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }
}
