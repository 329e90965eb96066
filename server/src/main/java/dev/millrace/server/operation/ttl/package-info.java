/**
 * UpdateTimeToLive, DescribeTimeToLive.
 *
 * <p>The danger of this package: removing items here. What expires is the sweeper's to decide,
 * item by item.
 */
@NullMarked
package dev.millrace.server.operation.ttl;

import org.jspecify.annotations.NullMarked;
