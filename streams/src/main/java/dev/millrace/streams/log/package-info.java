/**
 * The records of shards: their numbers, their stored form, appending, reading, trimming.
 *
 * <p>The danger of this package: arithmetic on sequence numbers. They have gaps, so only their order means anything.
 */
@NullMarked
package dev.millrace.streams.log;

import org.jspecify.annotations.NullMarked;
