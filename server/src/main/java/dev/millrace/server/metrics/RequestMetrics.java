package dev.millrace.server.metrics;

import dev.millrace.server.dispatch.RequestMeter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests by operation and status, and how long they took. Thread-safe; allocates with an operation's first request. */
public final class RequestMetrics implements RequestMeter {
    private final Map<String, OperationMetrics> operations = new ConcurrentHashMap<>();

    @Override
    public void answered(String operation, int status, long nanos) {
        OperationMetrics known = operations.get(operation);
        if (known == null) {
            known = operations.computeIfAbsent(operation, name -> new OperationMetrics());
        }
        known.answered(status, nanos);
    }

    /** What was counted so far, by name of the operation. */
    Map<String, OperationMetrics> byOperation() {
        return new TreeMap<>(operations);
    }
}
