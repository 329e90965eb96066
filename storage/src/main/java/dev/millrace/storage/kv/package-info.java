/**
 * The ordered transactional key-value SPI that every engine implements.
 *
 * <p>The danger of this package: visibility. A reader that saw commit stamp n must never later find something
 * committed at or below n, or a stream consumer silently skips records.
 */
@NullMarked
package dev.millrace.storage.kv;

import org.jspecify.annotations.NullMarked;
