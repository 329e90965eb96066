/**
 * Servers that are killed while they are written to.
 *
 * <p>Danger: a write in flight at the kill has two legal outcomes; only acknowledged writes may be asserted.
 */
@NullMarked
package dev.millrace.it.crash;

import org.jspecify.annotations.NullMarked;
