/**
 * The HTTP layer seen from a socket.
 *
 * <p>Danger: a client library would hide or repair what these tests look at.
 */
@NullMarked
package dev.millrace.it.http;

import org.jspecify.annotations.NullMarked;
