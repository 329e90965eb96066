/**
 * DescribeLimits, DescribeEndpoints.
 *
 * <p>The danger of this package: an endpoint that the caller cannot reach; it is told the one that
 * it used.
 */
@NullMarked
package dev.millrace.server.operation.account;

import org.jspecify.annotations.NullMarked;
