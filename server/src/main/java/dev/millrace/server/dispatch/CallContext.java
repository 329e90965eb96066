package dev.millrace.server.dispatch;

import dev.millrace.server.namespace.Namespace;
import dev.millrace.storage.table.WriteContext;
import java.time.Instant;

/**
 * What a handler knows about a request besides its content.
 *
 * @param accountId for ARNs, 12 digits
 * @param region of the caller's credential scope
 * @param requestId as answered in x-amzn-RequestId
 * @param endpoint host and port as the caller wrote them
 * @param now the namespace's time, read once for this request
 */
public record CallContext(
        Namespace namespace, String accountId, String region, String requestId, String endpoint, Instant now) {
    /** What a write takes along into its transaction. */
    public WriteContext writeContext() {
        return new WriteContext(now, region, WriteContext.Actor.CALLER);
    }
}
