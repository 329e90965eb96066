/**
 * Tables and items from files before the first request.
 *
 * <p>The danger of this package: becoming a second way to write. All it does is send requests to the operations that
 * answer clients, and whatever they refuse is refused here.
 */
@NullMarked
package dev.millrace.server.init;

import org.jspecify.annotations.NullMarked;
