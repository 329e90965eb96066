package dev.millrace.server.trigger;

import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.server.dispatch.PathHandler;
import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.InvocationTarget;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The functions and destinations that the configuration names, and no others. Thread-safe. */
final class ConfiguredConnections implements Connections {
    private static final int FUNCTION_THREAD_COUNT_MAX = 64;
    private static final long IDLE_SECONDS_MAX = 60;

    private final Map<String, InvocationTarget> targets = new HashMap<>();
    private final Map<String, FailureDestination> destinations = new HashMap<>();
    private final ThreadPoolExecutor functionThreads;

    /**
     * Prepares all of them; nothing is called yet.
     *
     * @throws WrongTriggerException if one cannot be what its URI says
     */
    ConfiguredConnections(
            Map<String, String> functions,
            Map<String, EventFunction> eventFunctions,
            Map<String, String> destinations) {
        AtomicInteger threadCount = new AtomicInteger();
        this.functionThreads = new ThreadPoolExecutor(
                0, FUNCTION_THREAD_COUNT_MAX, IDLE_SECONDS_MAX, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "millrace-function-" + threadCount.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        functions.forEach((name, uri) -> targets.put(name, FunctionFactory.target(name, uri)));
        eventFunctions.forEach(
                (name, function) -> targets.put(name, new EventFunctionTarget(function, functionThreads)));
        destinations.forEach(
                (arn, uri) -> this.destinations.put(arn, FunctionFactory.destination(arn, uri, functionThreads)));
    }

    @Override
    public boolean hasFunction(String name) {
        return targets.containsKey(name);
    }

    @Override
    public Map<String, PathHandler> routes() {
        return Map.of();
    }

    @Override
    public @Nullable InvocationTarget findFunction(String functionArn) {
        return targets.get(FunctionName.parse(functionArn).name());
    }

    @Override
    public @Nullable FailureDestination findDestination(String destinationArn) {
        return destinations.get(destinationArn);
    }

    @Override
    public void close() {
        functionThreads.shutdownNow();
    }
}
