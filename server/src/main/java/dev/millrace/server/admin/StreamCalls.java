package dev.millrace.server.admin;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TableStream;
import dev.millrace.streams.Resharder;
import dev.millrace.streams.Resharding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rotating and splitting the shards of a stream. */
final class StreamCalls {
    private static final String TABLE = "table";
    private static final String STREAM = "stream";
    private static final String SHARD = "shard";

    private StreamCalls() {}

    static void rotate(AdminCall call, JsonWriter out) {
        String arn = stream(call.namespace(), call.body(TABLE, STREAM));
        write(arn, resharder(call).rotate(arn, now(call)), out);
    }

    static void split(AdminCall call, JsonWriter out) {
        AdminBody body = call.body(TABLE, STREAM, SHARD);
        String arn = stream(call.namespace(), body);
        write(arn, resharder(call).split(arn, body.text(SHARD), now(call)), out);
    }

    private static Resharder resharder(AdminCall call) {
        return call.namespace().streams().resharder();
    }

    private static Instant now(AdminCall call) {
        return call.namespace().clock().instant();
    }

    private static String stream(Namespace namespace, AdminBody body) {
        String table = body.text(TABLE);
        String stream = body.text(STREAM);
        if (stream != null && table == null) {
            return stream;
        }
        if (stream != null || table == null) {
            throw AdminRefusal.badRequest("The body must have table, with a table's name, or stream, with an ARN.");
        }
        Optional<TableDefinition> definition = namespace.tables().find(table);
        if (definition.isEmpty()) {
            throw AdminRefusal.notFound("There is no table " + table + ".");
        }
        TableStream enabled = definition.get().enabledStream();
        if (enabled == null) {
            throw AdminRefusal.badRequest("The table " + table + " has no stream that is turned on.");
        }
        return enabled.arn();
    }

    private static void write(String arn, Resharding resharding, JsonWriter out) {
        out.beginObject();
        out.name(STREAM).value(arn);
        write("closed", resharding.closed(), out);
        write("opened", resharding.opened(), out);
        out.endObject();
    }

    private static void write(String name, List<String> shardIds, JsonWriter out) {
        out.name(name).beginArray();
        shardIds.forEach(out::value);
        out.endArray();
    }
}
