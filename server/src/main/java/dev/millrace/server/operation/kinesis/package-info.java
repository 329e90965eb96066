/**
 * DescribeKinesisStreamingDestination.
 *
 * <p>The danger of this package: a destination that nothing is sent to; none can be enabled yet.
 */
@NullMarked
package dev.millrace.server.operation.kinesis;

import org.jspecify.annotations.NullMarked;
