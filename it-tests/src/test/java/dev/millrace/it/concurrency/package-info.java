/**
 * Many clients at once on one server, and checkers for what they may have seen.
 *
 * <p>Danger: a check that reads a clock as if it were a fact about the server. The times noted here say only which call had
 * returned before another began; everything that could have overlapped counts as either order.
 */
@NullMarked
package dev.millrace.it.concurrency;

import org.jspecify.annotations.NullMarked;
