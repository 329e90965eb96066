/**
 * What the server tells about itself.
 *
 * <p>The danger of this package: exact times and sizes, which differ from run to run.
 */
@NullMarked
package dev.millrace.server.metrics;

import org.jspecify.annotations.NullMarked;
