@NullMarked
package dev.millrace.protocol.expression.legacy;

import org.jspecify.annotations.NullMarked;
