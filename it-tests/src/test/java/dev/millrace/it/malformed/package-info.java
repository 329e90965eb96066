/**
 * Requests no client would send.
 *
 * <p>Danger: a connection that the server gave up on must not be used for the next case.
 */
@NullMarked
package dev.millrace.it.malformed;

import org.jspecify.annotations.NullMarked;
