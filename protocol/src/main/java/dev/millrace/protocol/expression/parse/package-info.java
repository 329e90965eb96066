/**
 * From text to tree: one lexer, recursive-descent parsers, and the checks that need neither names nor values.
 *
 * <p>The danger of this package: the text comes from anyone. Every loop is bounded by the 4096 bytes of an expression and
 * every recursion by {@code TokenCursor.DEPTH_MAX}.
 */
@NullMarked
package dev.millrace.protocol.expression.parse;

import org.jspecify.annotations.NullMarked;
