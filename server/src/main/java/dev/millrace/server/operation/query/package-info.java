/**
 * Query and Scan: what is read, which of it is answered, and where the page ends.
 *
 * <p>The danger of this package: a page without a bound. What ends a page is what was evaluated and fetched, never what
 * is answered, or a filter that drops everything would read a whole table for one request.
 */
@NullMarked
package dev.millrace.server.operation.query;

import org.jspecify.annotations.NullMarked;
