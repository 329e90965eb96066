package dev.millrace.server.trigger;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.streams.trigger.Invocation;
import dev.millrace.streams.trigger.InvocationOutcome;
import dev.millrace.streams.trigger.InvocationTarget;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A function in this JVM as a target. */
final class EventFunctionTarget implements InvocationTarget {
    private static final String VERSION = "$LATEST";

    private final EventFunction function;
    private final Executor threads;

    /** Runs {@code function} on {@code threads}, where it may block. */
    EventFunctionTarget(EventFunction function, Executor threads) {
        this.function = function;
        this.threads = threads;
    }

    @Override
    public CompletionStage<InvocationOutcome> invoke(Invocation invocation) {
        CompletableFuture<InvocationOutcome> outcome = new CompletableFuture<>();
        try {
            threads.execute(() -> outcome.complete(run(invocation)));
        } catch (RejectedExecutionException full) {
            outcome.complete(new InvocationOutcome.NotInvoked("too many functions run in this process"));
        }
        return outcome;
    }

    @SuppressWarnings(
            "CatchingUnchecked") // Whatever user code throws is its failure, errors such as of an assertion too.
    private InvocationOutcome run(Invocation invocation) {
        try {
            return new InvocationOutcome.Answered(
                    200, VERSION, function.handle(invocation.payload().clone()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return failed(interrupted);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    private static InvocationOutcome failed(Throwable thrown) {
        JsonWriter out = new JsonWriter();
        out.beginObject();
        out.name("errorMessage").value(String.valueOf(thrown.getMessage()));
        out.name("errorType").value(thrown.getClass().getName());
        out.endObject();
        return new InvocationOutcome.FunctionFailed(200, VERSION, "Unhandled", out.toByteArray());
    }
}
