/**
 * From tree to bound expression: placeholders replaced, operands checked.
 *
 * <p>The danger of this package: order. AWS reports one error of many, by a fixed rank and not by where it stands in the
 * text, so errors are collected and raised at the end of an expression.
 */
@NullMarked
package dev.millrace.protocol.expression.bind;

import org.jspecify.annotations.NullMarked;
