/**
 * Triggers: what AWS calls event source mappings of a DynamoDB stream, from the position in a shard to the answer of
 * the function, against the interfaces {@link dev.millrace.streams.trigger.InvocationTarget} and
 * {@link dev.millrace.streams.trigger.FailureDestination}.
 *
 * <p>The danger of this package: a checkpoint that runs ahead of what a function has handled loses changes for good,
 * and one that never moves repeats them for ever. It moves only in {@link dev.millrace.streams.trigger.Lane}, after
 * success, discard or filtering.
 */
@NullMarked
package dev.millrace.streams.trigger;

import org.jspecify.annotations.NullMarked;
