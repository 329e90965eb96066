package dev.millrace.server.admin;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.operation.TableReference;
import dev.millrace.server.fault.ActiveFault;
import dev.millrace.server.fault.Fault;
import dev.millrace.server.fault.FaultKind;
import dev.millrace.server.fault.FaultSwitches;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Switching faults on and off. */
final class FaultCalls {
    private static final String KIND = "kind";
    private static final String OPERATION = "operation";
    private static final String TABLE = "table";
    private static final String COUNT = "count";
    private static final String PROBABILITY = "probability";
    private static final String SEED = "seed";
    private static final String DELAY_MILLIS = "delayMillis";
    /** Connections whose request is not answered for ten minutes are closed. */
    private static final long DELAY_MILLIS_MAX = Duration.ofMinutes(5).toMillis();

    private static final String KINDS =
            Arrays.stream(FaultKind.values()).map(FaultKind::wireName).collect(Collectors.joining(", "));

    private FaultCalls() {}

    static void list(AdminCall call, JsonWriter out) {
        out.beginObject().name("faults").beginArray();
        for (ActiveFault fault : call.namespace().faults().list()) {
            write(fault, out);
        }
        out.endArray().endObject();
    }

    static void add(AdminCall call, JsonWriter out) {
        AdminBody body = call.body(KIND, OPERATION, TABLE, COUNT, PROBABILITY, SEED, DELAY_MILLIS);
        FaultKind kind = kind(body.text(KIND));
        String table = body.text(TABLE);
        Long seed = body.whole(SEED);
        Fault fault = new Fault(
                kind,
                operation(kind, body.text(OPERATION)),
                table == null ? null : TableReference.name(table),
                count(body.whole(COUNT)),
                probability(body.number(PROBABILITY)),
                seed == null ? 0 : seed,
                delay(kind, body.whole(DELAY_MILLIS)));
        FaultSwitches faults = call.namespace().faults();
        if (faults.list().size() >= FaultSwitches.COUNT_MAX) {
            throw AdminRefusal.badRequest("There are " + FaultSwitches.COUNT_MAX + " faults already.");
        }
        write(faults.add(fault), out);
    }

    static void clear(AdminCall call, JsonWriter out) {
        out.beginObject()
                .name("removed")
                .value(call.namespace().faults().clear())
                .endObject();
    }

    static void remove(AdminCall call, String id, JsonWriter out) {
        if (!id.matches("[0-9]{1,18}") || !call.namespace().faults().remove(Long.parseLong(id))) {
            throw AdminRefusal.notFound("There is no fault " + id + ".");
        }
        out.beginObject().name("removed").value(1).endObject();
    }

    private static FaultKind kind(@Nullable String name) {
        if (name == null) {
            throw AdminRefusal.badRequest("The body must have kind, one of " + KINDS + ".");
        }
        return FaultKind.find(name)
                .orElseThrow(
                        () -> AdminRefusal.badRequest("The kind " + name + " is unknown; it is one of " + KINDS + "."));
    }

    private static @Nullable String operation(FaultKind kind, @Nullable String name) {
        if (name == null) {
            return null;
        }
        if (!FaultKind.isOperation(name)) {
            throw AdminRefusal.badRequest("There is no operation " + name + ".");
        }
        if (!kind.operations().contains(name)) {
            throw AdminRefusal.badRequest(name + " never answers " + kind.wireName() + "; these can: "
                    + String.join(", ", kind.operations()) + ".");
        }
        return name;
    }

    private static @Nullable Long count(@Nullable Long value) {
        if (value != null && value < 1) {
            throw AdminRefusal.badRequest("count must be at least 1.");
        }
        return value;
    }

    private static double probability(@Nullable Double value) {
        if (value == null) {
            return 1;
        }
        if (!(value > 0 && value <= 1)) {
            throw AdminRefusal.badRequest("probability must be above 0 and at most 1.");
        }
        return value;
    }

    private static Duration delay(FaultKind kind, @Nullable Long millis) {
        boolean delays = kind == FaultKind.DELAY;
        if (delays != (millis != null)) {
            throw AdminRefusal.badRequest("delayMillis belongs to the kind Delay, and must be there for it.");
        }
        if (millis == null) {
            return Duration.ZERO;
        }
        if (millis < 1 || millis > DELAY_MILLIS_MAX) {
            throw AdminRefusal.badRequest("delayMillis must be between 1 and " + DELAY_MILLIS_MAX + ".");
        }
        return Duration.ofMillis(millis);
    }

    private static void write(ActiveFault active, JsonWriter out) {
        Fault fault = active.fault();
        out.beginObject();
        out.name("id").value(active.id());
        out.name(KIND).value(fault.kind().wireName());
        if (fault.operation() != null) {
            out.name(OPERATION).value(fault.operation());
        }
        if (fault.table() != null) {
            out.name(TABLE).value(fault.table());
        }
        Long count = fault.count();
        if (count != null) {
            out.name(COUNT).value(count);
        }
        if (fault.probability() < 1) {
            out.name(PROBABILITY).decimal(fault.probability());
            out.name(SEED).value(fault.seed());
        }
        if (fault.kind() == FaultKind.DELAY) {
            out.name(DELAY_MILLIS).value(fault.delay().toMillis());
        }
        out.name("struck").value(active.struckCount());
        out.endObject();
    }
}
