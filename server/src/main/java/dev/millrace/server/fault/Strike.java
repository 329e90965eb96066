package dev.millrace.server.fault;

import dev.millrace.protocol.error.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one request.
 *
 * @param delay before anything else happens
 * @param error it is answered with instead of being carried out, or null
 */
public record Strike(Duration delay, @Nullable ApiException error) {
    static final Strike NONE = new Strike(Duration.ZERO, null);
}
