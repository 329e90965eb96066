/**
 * Recorded requests, replayed.
 *
 * <p>Danger: the recordings ran in file order on shared tables, so a skipped probe can change the answer to a later one.
 */
@NullMarked
package dev.millrace.it.probe;

import org.jspecify.annotations.NullMarked;
