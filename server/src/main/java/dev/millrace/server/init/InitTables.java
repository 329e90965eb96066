package dev.millrace.server.init;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.operation.DescribeTableContract;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.storage.clock.VirtualClock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which tables this start has made, and which were there before it. Only the former get items: what a user has changed
 * since the first start must not be written over by the second. Not thread-safe.
 */
final class InitTables {
    private static final Duration POLL_PERIOD = Duration.ofMillis(50);
    private static final long ACTIVE_SECONDS_MAX = 60;

    private final OperationCalls calls;
    private final boolean presentFilled;
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> present = new LinkedHashSet<>();

    /**
     * The tables of one start.
     *
     * @param presentFilled whether tables that are there get items too, because someone says so now
     */
    InitTables(OperationCalls calls, boolean presentFilled) {
        this.calls = calls;
        this.presentFilled = presentFilled;
    }

    /** Creates a table and waits until it can be used; leaves one that is there as it is. */
    void create(String name, String request) {
        try {
            calls.call("CreateTable", request);
            made.add(name);
        } catch (ApiException refused) {
            if (refused.type() != ErrorType.RESOURCE_IN_USE || made.contains(name)) {
                throw refused;
            }
            present.add(name);
            return;
        }
        awaitActive(name);
    }

    /**
     * Whether the table gets items: by default if this start has made it.
     *
     * @param name as a request names it, by name or ARN
     * @throws ApiException if there is no such table
     */
    boolean isFilled(String name) {
        String plain = name.substring(name.lastIndexOf('/') + 1);
        if (!made.contains(plain) && present.add(plain)) {
            describe(name);
        }
        return presentFilled || made.contains(plain);
    }

    int madeCount() {
        return made.size();
    }

    int presentCount() {
        return present.size();
    }

    /** Removes what this start has made, so that the next one finds no table without its items. */
    void undo(Throwable failure) {
        for (String name : made) {
            try {
                awaitActive(name);
                calls.call("DeleteTable", tableRequest(name));
            } catch (RuntimeException kept) {
                // A protected table, for one; the failure that led here is the one to be told.
                failure.addSuppressed(kept);
            }
        }
    }

    /** Tables may be told to take their time; that is time of the namespace. */
    private void awaitActive(String name) {
        VirtualClock clock = calls.namespace().clock();
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACTIVE_SECONDS_MAX);
        while (describe(name) != TableStatus.ACTIVE) {
            CompletableFuture<Void> soon = new CompletableFuture<>();
            clock.schedule(clock.instant().plus(POLL_PERIOD), () -> soon.complete(null));
            try {
                soon.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                throw new InitException("Table " + name + " does not become ACTIVE", late);
            } catch (ExecutionException impossible) {
                throw new IllegalStateException("nothing fails this future", impossible);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InitException("Interrupted while table " + name + " was not ACTIVE yet", interrupted);
            }
        }
    }

    private TableStatus describe(String name) {
        DescribeTableContract.Response response =
                (DescribeTableContract.Response) calls.call("DescribeTable", tableRequest(name));
        TableStatus status = response.table().tableStatus();
        if (status == null) {
            throw new IllegalStateException("a table without a status: " + name);
        }
        return status;
    }

    private static String tableRequest(String name) {
        return "{\"TableName\":\"" + name + "\"}";
    }
}
