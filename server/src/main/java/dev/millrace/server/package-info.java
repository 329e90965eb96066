/**
 * Millrace as a library: start a server, ask where it listens, close it.
 *
 * <p>The danger of this package: it is the public API. What is public here is a promise; nothing of Netty or of the
 * storage engines may stand in it.
 */
@NullMarked
package dev.millrace.server;

import org.jspecify.annotations.NullMarked;
