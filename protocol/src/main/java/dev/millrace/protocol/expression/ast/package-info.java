/**
 * Parsed expressions: sealed trees of records that know neither placeholders' values nor tables.
 *
 * <p>The danger of this package: trees are cached and shared by all threads, so nothing in them may depend on one
 * request.
 */
@NullMarked
package dev.millrace.protocol.expression.ast;

import org.jspecify.annotations.NullMarked;
