/** Tests of the expression language. Their danger: a table that was filled from what the code answers. */
@NullMarked
package dev.millrace.protocol.expression;

import org.jspecify.annotations.NullMarked;
