/**
 * Product time: one clock that a test can move.
 *
 * <p>The danger of this package: waiting for product time by any other means than {@link VirtualClock#schedule}, which
 * a moved clock would not wake.
 */
@NullMarked
package dev.millrace.storage.clock;

import org.jspecify.annotations.NullMarked;
