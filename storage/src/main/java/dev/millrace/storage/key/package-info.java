/**
 * The order-preserving form of keys.
 *
 * <p>The danger of this package: the form is what stores on disk are ordered by, so any change of it makes existing
 * stores unreadable and needs a new store format number.
 */
@NullMarked
package dev.millrace.storage.key;

import org.jspecify.annotations.NullMarked;
