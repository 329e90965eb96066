/**
 * Streams and their shards: lineage, routing, the stored topology, iterators.
 *
 * <p>The danger of this package: a record that lands in a closed shard. Closing, opening and routing switch at one
 * commit, and every write declares the topology it was routed by.
 */
@NullMarked
package dev.millrace.streams.shard;

import org.jspecify.annotations.NullMarked;
