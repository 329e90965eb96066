/**
 * The entrance to the expression language: what a handler needs to bind the expressions of one request.
 *
 * <p>The danger of this package: leaving something out. A handler that does not call {@code requireAllUsed} accepts what
 * AWS refuses.
 */
@NullMarked
package dev.millrace.protocol.expression;

import org.jspecify.annotations.NullMarked;
