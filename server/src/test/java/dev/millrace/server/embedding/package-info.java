/**
 * A server inside another program.
 *
 * <p>The danger of this package: this JVM, in which other tests have loaded and started everything there is.
 */
@NullMarked
package dev.millrace.server.embedding;

import org.jspecify.annotations.NullMarked;
