/**
 * The parameters from before expressions, bound to the same forms as expressions.
 *
 * <p>The danger of this package: likeness. These parameters look like expressions and differ in details (NOT_CONTAINS of
 * a missing attribute, ADD of lists, dots in names), so nothing here goes through the parser.
 */
@NullMarked
package dev.millrace.protocol.expression.legacy;

import org.jspecify.annotations.NullMarked;
