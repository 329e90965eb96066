/**
 * ListStreams, DescribeStream, GetShardIterator, GetRecords.
 *
 * <p>The danger of this package: deciding anything. What a consumer may see is decided in the streams module; handlers
 * only put it into AWS's shapes.
 */
@NullMarked
package dev.millrace.server.operation.stream;

import org.jspecify.annotations.NullMarked;
