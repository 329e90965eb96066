/**
 * JSON both ways: a streaming reader that answers wrong types as AWS does, a writer, and the form of attribute values.
 *
 * <p>The danger of this package: bytes. What the writer makes of an item is what the store keeps, so its form may never
 * change silently.
 */
@NullMarked
package dev.millrace.protocol.json;

import org.jspecify.annotations.NullMarked;
