package dev.millrace.server.admin;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.streams.shard.StreamArn;
import dev.millrace.streams.trigger.EventSourceMapping;
import dev.millrace.streams.trigger.FailureNotice;
import dev.millrace.streams.trigger.MappingReport;
import dev.millrace.streams.trigger.ShardReport;
import dev.millrace.streams.trigger.TriggerService;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looking at triggers, and waiting for one. */
final class TriggerCalls {
    private static final String AWAIT = "await";
    private static final String TIMEOUT = "timeout";
    private static final Duration TIMEOUT_DEFAULT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(10);

    private TriggerCalls() {}

    static void list(AdminCall call, JsonWriter out) {
        out.beginObject().name("triggers").beginArray();
        call.namespace().findTriggers().ifPresent(triggers -> triggers.reports().forEach(report -> write(report, out)));
        out.endArray().endObject();
    }

    /** Whether a path is that of waiting: {@code triggers/UUID/await}. */
    static boolean isAwait(List<String> path) {
        return path.size() == 3 && path.get(0).equals("triggers") && path.get(2).equals(AWAIT);
    }

    /**
     * Waits without a thread until a mapping has handled everything written before the call. The time-out is real time: it is
     * the caller's patience, and the namespace's clock may stand still.
     */
    static CompletionStage<JsonWriter> await(AdminCall call) {
        Duration timeout = timeout(call.body(TIMEOUT));
        String uuid = call.path().get(1);
        TriggerService triggers = call.namespace()
                .findTriggers()
                .orElseThrow(() -> AdminRefusal.notFound("There is no trigger " + uuid + "."));
        // A future of our own, because a time-out may not complete the service's.
        CompletableFuture<Void> caughtUp = new CompletableFuture<>();
        triggers.caughtUp(uuid).whenComplete((nothing, failure) -> {
            if (failure == null) {
                caughtUp.complete(null);
            } else {
                caughtUp.completeExceptionally(failure);
            }
        });
        return caughtUp.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle((nothing, failure) -> {
            if (failure != null) {
                throw refusal(failure, uuid, timeout, triggers);
            }
            JsonWriter out = new JsonWriter();
            write(triggers.report(uuid), out);
            return out;
        });
    }

    private static RuntimeException refusal(Throwable failure, String uuid, Duration timeout, TriggerService triggers) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new AdminRefusal(
                    504,
                    "The trigger " + uuid + " has not caught up within " + timeout + ": "
                            + triggers.report(uuid).lagRecords() + " records are not handled.");
        }
        return new AdminRefusal(409, "The trigger " + uuid + " was deleted, or its server closed.");
    }

    private static Duration timeout(AdminBody body) {
        String text = body.text(TIMEOUT);
        if (text == null) {
            return TIMEOUT_DEFAULT;
        }
        try {
            Duration timeout = Duration.parse(text);
            if (!timeout.isNegative() && timeout.compareTo(TIMEOUT_MAX) <= 0) {
                return timeout;
            }
        } catch (DateTimeException malformed) {
            // The same sentence as for one that is too long.
        }
        throw AdminRefusal.badRequest(
                "timeout must be an ISO 8601 duration of ten minutes at most, such as PT30S, not \"" + text + "\".");
    }

    private static void write(MappingReport report, JsonWriter out) {
        EventSourceMapping mapping = report.mapping();
        out.beginObject();
        out.name("uuid").value(mapping.uuid());
        out.name("functionArn").value(mapping.functionArn());
        out.name("table")
                .value(StreamArn.parse(mapping.streamArn())
                        .map(StreamArn::tableName)
                        .orElse(""));
        out.name("streamArn").value(mapping.streamArn());
        out.name("state").value(mapping.state().text());
        out.name("lastProcessingResult").value(mapping.lastProcessingResult());
        out.name("lagRecords").value(report.lagRecords());
        out.name("lagMillis").value(report.lagMillis());
        write(report.counts(), out);
        out.name("shards").beginArray();
        report.shards().forEach(shard -> write(shard, out));
        out.endArray();
        out.name("failures").beginArray();
        report.failures().forEach(failure -> write(failure, out));
        out.endArray();
        out.endObject();
    }

    private static void write(MappingReport.Counts counts, JsonWriter out) {
        out.name("counts").beginObject();
        out.name("invocations").value(counts.invocations());
        out.name("failures").value(counts.failures());
        out.name("notInvoked").value(counts.notInvoked());
        out.name("recordsHandled").value(counts.recordsHandled());
        out.name("recordsFiltered").value(counts.recordsFiltered());
        out.name("recordsDiscarded").value(counts.recordsDiscarded());
        out.name("noticesUndelivered").value(counts.noticesUndelivered());
        out.endObject();
    }

    private static void write(ShardReport shard, JsonWriter out) {
        out.beginObject();
        out.name("shardId").value(shard.shardId());
        out.name("phase").value(shard.phase().name().toLowerCase(Locale.ROOT));
        out.name("checkpoint");
        String checkpoint = shard.checkpoint();
        if (checkpoint == null) {
            out.nullValue();
        } else {
            out.value(checkpoint);
        }
        out.name("lagRecords").value(shard.lagRecords());
        out.name("lagMillis").value(shard.lagMillis());
        out.name("inFlight").value(shard.inFlight());
        out.name("retries").value(shard.retries());
        out.endObject();
    }

    private static void write(FailureNotice notice, JsonWriter out) {
        out.beginObject();
        out.name("timestamp")
                .value(notice.timestamp().truncatedTo(ChronoUnit.MILLIS).toString());
        out.name("shardId").value(notice.shardId());
        out.name("record").raw(notice.json());
        out.endObject();
    }
}
