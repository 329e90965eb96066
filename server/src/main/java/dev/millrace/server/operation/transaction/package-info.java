/**
 * TransactGetItems, TransactWriteItems.
 *
 * <p>The danger of this package: a mistake told in the wrong place. Some refuse the request, others cancel the
 * transaction and stand among its reasons (source: errors.md 6.4).
 */
@NullMarked
package dev.millrace.server.operation.transaction;

import org.jspecify.annotations.NullMarked;
