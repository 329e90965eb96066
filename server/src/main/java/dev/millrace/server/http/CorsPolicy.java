package dev.millrace.server.http;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may read answers: none unless named, {@code *} only when written. AWS allows all; on a developer's
 * machine that would let any page read the data. Immutable and thread-safe.
 */
final class CorsPolicy {
    private final Set<String> origins;

    CorsPolicy(List<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** The value of Access-Control-Allow-Origin, or null for none. */
    @Nullable
    String allowedOrigin(@Nullable String origin) {
        if (origin == null || origins.isEmpty()) {
            return null;
        }
        if (origins.contains("*")) {
            return "*";
        }
        return origins.contains(origin) ? origin : null;
    }
}
