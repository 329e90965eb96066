package dev.millrace.server.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers the requests below a path. DynamoDB's own go to {@code /}, so whatever has a path of its own cannot clash
 * with them. Immutable and thread-safe.
 */
public final class PathRoutes {
    private final List<Route> routes;

    private PathRoutes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** No path but DynamoDB's. */
    public static PathRoutes none() {
        return new PathRoutes(List.of());
    }

    /**
     * These, and one more.
     *
     * @param prefix of paths, without a slash at its end, such as {@code /_millrace}
     */
    public PathRoutes and(String prefix, PathHandler handler) {
        if (!prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException("a path begins with a slash and does not end with one: " + prefix);
        }
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route(prefix, handler));
        return new PathRoutes(more);
    }

    @Nullable
    PathHandler find(String path) {
        // Nearly all requests are DynamoDB's.
        if (path.length() <= 1) {
            return null;
        }
        for (Route route : routes) {
            if (route.matches(path)) {
                return route.handler;
            }
        }
        return null;
    }

    private record Route(String prefix, PathHandler handler) {
        boolean matches(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }
}
