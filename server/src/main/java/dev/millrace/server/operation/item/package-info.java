/**
 * GetItem, PutItem, UpdateItem, DeleteItem.
 *
 * <p>The danger of this package: the order of checks. AWS reports mistakes in the request before it looks for the
 * table, and the table before the key (source: errors.md section 5).
 */
@NullMarked
package dev.millrace.server.operation.item;

import org.jspecify.annotations.NullMarked;
