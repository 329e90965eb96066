/**
 * Tables and items: the catalogue, the one write path, and the SPI through which changes are captured.
 *
 * <p>The danger of this package: a second write path. Whatever changes an item goes through the item store, or its
 * stream record is lost.
 */
@NullMarked
package dev.millrace.storage.table;

import org.jspecify.annotations.NullMarked;
