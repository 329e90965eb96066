/**
 * The socket: HTTP on Netty, and the only package that knows Netty.
 *
 * <p>The danger of this package: buffers. Each has one owner at a time, also when a client vanishes between two steps,
 * and nothing a stranger sends may grow without a limit.
 */
@NullMarked
package dev.millrace.server.http;

import org.jspecify.annotations.NullMarked;
