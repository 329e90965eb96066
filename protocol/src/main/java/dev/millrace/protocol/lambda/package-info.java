/**
 * The wire of Lambda: the API of event source mappings, a REST-JSON service; what a function is sent and what it may
 * answer; and what is told of a batch that was given up.
 *
 * <p>The danger of this package: what a function answers was written by anybody. It is bounded, read with a streaming
 * parser, and whatever is not understood counts as a failure, never as a success. In requests the danger is the members
 * that AWS takes for other event sources: one that is read and dropped would let a user believe in a setting that does
 * nothing, so those are refused.
 */
@NullMarked
package dev.millrace.protocol.lambda;

import org.jspecify.annotations.NullMarked;
