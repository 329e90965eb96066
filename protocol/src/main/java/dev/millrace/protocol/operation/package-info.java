/**
 * One contract per operation: request and response records, decoder, constraint table, encoder.
 *
 * <p>The danger of this package: the order in which AWS reports what is wrong with a request.
 */
@NullMarked
package dev.millrace.protocol.operation;

import org.jspecify.annotations.NullMarked;
