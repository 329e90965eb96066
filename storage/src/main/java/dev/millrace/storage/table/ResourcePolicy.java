package dev.millrace.storage.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a table or stream; stored, not enforced.
 *
 * @param document the JSON as it was sent
 * @param revisionId another one for each change
 */
public record ResourcePolicy(String document, String revisionId) {
    /**
     * A policy with a revision of its own: the time in milliseconds, as AWS's look (source: API reference), but later
     * than that of the policy it replaces.
     */
    public static ResourcePolicy next(@Nullable ResourcePolicy before, String document, Instant now) {
        long revision = now.toEpochMilli();
        if (before != null) {
            revision = Math.max(revision, Long.parseLong(before.revisionId()) + 1);
        }
        return new ResourcePolicy(document, Long.toString(revision));
    }
}
