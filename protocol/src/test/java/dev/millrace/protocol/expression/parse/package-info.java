/** Tests of what stands behind the parser's face. Their danger: a bound that no test reaches. */
@NullMarked
package dev.millrace.protocol.expression.parse;

import org.jspecify.annotations.NullMarked;
