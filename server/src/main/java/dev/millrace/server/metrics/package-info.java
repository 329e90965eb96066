/**
 * What the server counts, and {@code /metrics}, where Prometheus reads it; with health and readiness.
 *
 * <p>The danger of this package: cost. What is counted for each request allocates nothing, and the library that writes the
 * page is loaded when the page is asked for, never at the start.
 */
@NullMarked
package dev.millrace.server.metrics;

import org.jspecify.annotations.NullMarked;
