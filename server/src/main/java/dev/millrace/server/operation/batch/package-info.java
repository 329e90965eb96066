/**
 * BatchGetItem, BatchWriteItem.
 *
 * <p>The danger of this package: half a batch. AWS checks every member before it reads or writes the first, and one bad
 * member refuses them all (source: errors.md section 5).
 */
@NullMarked
package dev.millrace.server.operation.batch;

import org.jspecify.annotations.NullMarked;
