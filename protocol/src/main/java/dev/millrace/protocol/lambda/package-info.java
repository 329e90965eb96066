/**
 * The wire of Lambda: what a function is sent and what it may answer, and what is told of a batch that was given up.
 *
 * <p>The danger of this package: what a function answers was written by anybody. It is bounded, read with a streaming
 * parser, and whatever is not understood counts as a failure, never as a success.
 */
@NullMarked
package dev.millrace.protocol.lambda;

import org.jspecify.annotations.NullMarked;
