package dev.millrace.server.admin;

import dev.millrace.server.namespace.Namespace;
import java.util.List;
import java.util.Set;

/**
 * One call, with the namespace that it is about.
 *
 * @param path the parts of the path below {@code /_millrace}
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record AdminCall(String method, List<String> path, Namespace namespace, byte[] body, int bodySize) {
    /** The body, which may have these members and no others. */
    AdminBody body(String... names) {
        return AdminBody.read(body, bodySize, Set.of(names));
    }
}
