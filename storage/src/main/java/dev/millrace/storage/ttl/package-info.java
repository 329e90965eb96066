/**
 * Expiry of items by time: when to look for them, and how many to remove at once.
 *
 * <p>The danger of this package: removing what did not expire. The decision is made on the item as it is in the commit
 * that removes it, never on the entry that led to it.
 */
@NullMarked
package dev.millrace.storage.ttl;

import org.jspecify.annotations.NullMarked;
