/**
 * From a full HTTP request to an operation's handler and back to an answer; free of Netty.
 *
 * <p>The danger of this package: the event loop. What runs there must neither block nor take long, and an answer may
 * come from any thread.
 */
@NullMarked
package dev.millrace.server.dispatch;

import org.jspecify.annotations.NullMarked;
