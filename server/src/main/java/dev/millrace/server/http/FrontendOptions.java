package dev.millrace.server.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * How the HTTP layer listens and what it puts up with.
 *
 * @param port 0 for any free one
 * @param allowedHosts Host names answered besides the local ones
 * @param corsOrigins origins whose pages may read answers
 * @param instants the time of the Date header
 * @param eventLoopCount threads that serve sockets
 * @param inFlightSizeMax bytes of request bodies and answers held at once
 * @param idlePatience how long a connection may rest between requests
 * @param stallPatience how long a request may stop coming, or an answer not be taken
 */
public record FrontendOptions(
        String host,
        int port,
        List<String> allowedHosts,
        List<String> corsOrigins,
        InstantSource instants,
        int eventLoopCount,
        long inFlightSizeMax,
        Duration idlePatience,
        Duration stallPatience) {
    public FrontendOptions {
        allowedHosts = List.copyOf(allowedHosts);
        corsOrigins = List.copyOf(corsOrigins);
    }

    /** Usual patience and a budget of a quarter of the heap, at least 64 MiB. */
    public static FrontendOptions usual(
            String host, int port, List<String> allowedHosts, List<String> corsOrigins, InstantSource instants) {
        int processors = Runtime.getRuntime().availableProcessors();
        long inFlightSizeMax = Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4);
        return new FrontendOptions(
                host,
                port,
                allowedHosts,
                corsOrigins,
                instants,
                Math.min(4, processors),
                inFlightSizeMax,
                Duration.ofMinutes(15),
                Duration.ofSeconds(60));
    }
}
