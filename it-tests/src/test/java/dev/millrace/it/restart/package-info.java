/**
 * What a store still knows after the process has ended.
 *
 * <p>Danger: a test that reads before it restarts may see memory and not the disk.
 */
@NullMarked
package dev.millrace.it.restart;

import org.jspecify.annotations.NullMarked;
