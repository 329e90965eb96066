/**
 * Triggers on the server's side: which functions and destinations there are and how they are reached, and how mappings
 * that stand in a file come into being.
 *
 * <p>The danger of this package: calls go out from here. Where they go is the configuration's to say, never a request's.
 */
@NullMarked
package dev.millrace.server.trigger;

import org.jspecify.annotations.NullMarked;
