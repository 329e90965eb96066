/**
 * Request shapes as data: which members there are, of what JSON type, and under which constraints.
 *
 * <p>The danger of this package: what AWS names together and what it names alone. All violations of a request are
 * collected before one answer is made.
 */
@NullMarked
package dev.millrace.protocol.constraint;

import org.jspecify.annotations.NullMarked;
