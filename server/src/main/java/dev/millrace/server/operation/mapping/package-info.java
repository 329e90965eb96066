/**
 * Event source mappings: what the five operations of Lambda's API do.
 *
 * <p>The danger of this package: the order of refusals. AWS finds one thing wrong before another, and clients match on
 * what it names.
 */
@NullMarked
package dev.millrace.server.operation.mapping;

import org.jspecify.annotations.NullMarked;
