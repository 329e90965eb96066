/**
 * Bound expressions: pure functions of one item.
 *
 * <p>The danger of this package: missing. A path that leads nowhere is not an error in a condition and not NULL either;
 * in an update it is an error. And this runs for each item, so it allocates little.
 */
@NullMarked
package dev.millrace.protocol.expression.eval;

import org.jspecify.annotations.NullMarked;
