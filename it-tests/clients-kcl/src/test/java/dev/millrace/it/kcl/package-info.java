/**
 * The Kinesis Client Library with AWS's adapter for DynamoDB Streams, unmodified, as a consumer of Millrace.
 *
 * <p>The danger of this package: mistaking the library's patience for the server's fault. It waits for random times
 * unless its lease table is there before it starts.
 */
@NullMarked
package dev.millrace.it.kcl;

import org.jspecify.annotations.NullMarked;
