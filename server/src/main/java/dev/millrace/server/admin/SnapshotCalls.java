package dev.millrace.server.admin;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.namespace.NamedState;
import dev.millrace.server.namespace.Snapshots;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** Naming states and going back to them. */
final class SnapshotCalls {
    private static final String NAME = "name";
    private static final Pattern VALID_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private SnapshotCalls() {}

    static void list(AdminCall call, JsonWriter out) {
        out.beginObject().name("snapshots").beginArray();
        for (NamedState state : call.namespace().snapshots().list()) {
            write(state, out);
        }
        out.endArray().endObject();
    }

    static void take(AdminCall call, JsonWriter out) {
        String name = call.body(NAME).text(NAME);
        if (name == null || !VALID_NAME.matcher(name).matches()) {
            throw AdminRefusal.badRequest("The body must have name, of 1 to 64 letters, digits, dots, dashes and"
                    + " underscores, with a letter or a digit in front.");
        }
        write(
                call.namespace()
                        .snapshots()
                        .take(name)
                        .orElseThrow(() ->
                                AdminRefusal.badRequest("There are " + Snapshots.COUNT_MAX + " snapshots already.")),
                out);
    }

    static void restore(AdminCall call, String name, JsonWriter out) {
        call.body();
        write(call.namespace().snapshots().restore(name).orElseThrow(() -> unknown(name)), out);
    }

    static void drop(AdminCall call, String name, JsonWriter out) {
        if (!call.namespace().snapshots().drop(name)) {
            throw unknown(name);
        }
        out.beginObject().name("removed").value(1).endObject();
    }

    private static AdminRefusal unknown(String name) {
        return AdminRefusal.notFound("There is no snapshot " + name + ".");
    }

    private static void write(NamedState state, JsonWriter out) {
        out.beginObject();
        out.name(NAME).value(state.name());
        out.name("now")
                .value(state.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
        out.name("frozen").value(state.clock().frozen());
        out.endObject();
    }
}
