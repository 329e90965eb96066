/**
 * What consumers of streams rely on, point by point: the acceptance list of the specification (streams.md J), and the
 * mistakes of other emulators that it names. The page {@code docs/streams.md} says which test is which point.
 *
 * <p>Danger: a test that waits for time to pass. Each has a server of its own, whose clock it moves.
 */
@NullMarked
package dev.millrace.it.streams;

import org.jspecify.annotations.NullMarked;
