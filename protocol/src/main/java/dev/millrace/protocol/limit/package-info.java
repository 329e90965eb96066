/**
 * The service's limits as constants.
 *
 * <p>The danger of this package: units. Sizes are bytes and binary (1 KB = 1024).
 */
@NullMarked
package dev.millrace.protocol.limit;

import org.jspecify.annotations.NullMarked;
