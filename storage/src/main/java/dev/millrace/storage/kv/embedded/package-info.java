/**
 * What the embedded engines, which commit one transaction after the other under one lock, have in common.
 *
 * <p>The danger of this package: a transaction sees the state before itself, so nothing here may let a buffered write
 * shine through, or let a guard pass that was written since.
 */
@NullMarked
package dev.millrace.storage.kv.embedded;

import org.jspecify.annotations.NullMarked;
