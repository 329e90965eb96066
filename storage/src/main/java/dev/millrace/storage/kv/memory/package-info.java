/**
 * The engine that keeps everything on the heap.
 *
 * <p>The danger of this package: old roots. Each reader keeps the whole state it began with alive, so a view must not
 * outlive its function.
 */
@NullMarked
package dev.millrace.storage.kv.memory;

import org.jspecify.annotations.NullMarked;
