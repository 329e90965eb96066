/**
 * The engine on disk; the only user of {@code org.rocksdb}.
 *
 * <p>The danger of this package: native memory. An object used after it was closed ends the whole process, so each one
 * has one owner, and whatever reads holds the store open meanwhile.
 */
@NullMarked
package dev.millrace.storage.kv.rocksdb;

import org.jspecify.annotations.NullMarked;
