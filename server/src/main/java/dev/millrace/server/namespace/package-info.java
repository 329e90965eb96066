/**
 * Worlds of tables that know nothing of each other: one shared by all callers, or one for each.
 *
 * <p>The danger of this package: lifetime. A namespace owns a store with native memory; it is closed once, after the
 * last request that uses it.
 */
@NullMarked
package dev.millrace.server.namespace;

import org.jspecify.annotations.NullMarked;
