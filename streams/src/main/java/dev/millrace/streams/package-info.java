/**
 * DynamoDB Streams over the ordered store: capture, the four read operations, retention.
 *
 * <p>The danger of this package: a record lost or told twice. Each change is one record, added in the commit of the
 * write itself, and a reader's position is a sequence number, never a count.
 */
@NullMarked
package dev.millrace.streams;

import org.jspecify.annotations.NullMarked;
