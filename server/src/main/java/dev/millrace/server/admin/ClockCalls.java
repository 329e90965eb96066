package dev.millrace.server.admin;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.namespace.ClockRange;
import dev.millrace.storage.clock.VirtualClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reading and moving the namespace's clock. */
final class ClockCalls {
    private static final String ACTIONS =
            "one of \"advance\": \"PT15M\", \"set\": \"2030-01-01T00:00:00Z\"," + " \"freeze\": true, \"resume\": true";

    private ClockCalls() {}

    static void read(AdminCall call, JsonWriter out) {
        VirtualClock clock = call.namespace().clock();
        out.beginObject();
        out.name("now").value(clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        out.name("frozen").value(clock.isFrozen());
        out.endObject();
    }

    static void move(AdminCall call, JsonWriter out) {
        AdminBody body = call.body("advance", "set", "freeze", "resume");
        if (body.names().size() != 1) {
            throw AdminRefusal.badRequest("The body must have " + ACTIONS + ".");
        }
        VirtualClock clock = call.namespace().clock();
        String advance = body.text("advance");
        String set = body.text("set");
        if (advance != null) {
            clock.advance(step(advance, clock.instant()));
        } else if (set != null) {
            clock.set(instant(set));
        } else if (Boolean.TRUE.equals(body.bool("freeze"))) {
            clock.freeze();
        } else if (Boolean.TRUE.equals(body.bool("resume"))) {
            clock.resume();
        } else {
            throw AdminRefusal.badRequest("freeze and resume can only be true; the body must have " + ACTIONS + ".");
        }
        read(call, out);
    }

    private static Duration step(String text, Instant now) {
        Duration step;
        try {
            step = Duration.parse(text);
        } catch (DateTimeException malformed) {
            throw AdminRefusal.badRequest(
                    "advance must be an ISO 8601 duration such as PT15M or P1D, not \"" + text + "\".");
        }
        if (step.isNegative()) {
            throw AdminRefusal.badRequest("The clock advances by a positive duration; set can move it back.");
        }
        if (step.compareTo(Duration.between(now, ClockRange.LATEST)) > 0) {
            throw outOfRange();
        }
        return step;
    }

    private static Instant instant(String text) {
        Instant instant;
        try {
            instant = Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw AdminRefusal.badRequest(
                    "set must be an ISO 8601 time such as 2030-01-01T00:00:00Z, not \"" + text + "\".");
        }
        if (!ClockRange.contains(instant)) {
            throw outOfRange();
        }
        return instant;
    }

    private static AdminRefusal outOfRange() {
        return AdminRefusal.badRequest(ClockRange.SENTENCE);
    }
}
