/**
 * What operations cost, for those who ask: ConsumedCapacity by the rules of the service.
 *
 * <p>The danger of this package: rounding. AWS rounds each write by itself, but the sum of what a page reads.
 */
@NullMarked
package dev.millrace.server.capacity;

import org.jspecify.annotations.NullMarked;
