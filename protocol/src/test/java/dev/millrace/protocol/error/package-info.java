@NullMarked
package dev.millrace.protocol.error;

import org.jspecify.annotations.NullMarked;
