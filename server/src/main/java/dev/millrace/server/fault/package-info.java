/**
 * What goes wrong on request, so that a consumer's error paths can be tried.
 *
 * <p>The danger of this package: the hot path. While no fault is switched on, a request pays one read of a field.
 */
@NullMarked
package dev.millrace.server.fault;

import org.jspecify.annotations.NullMarked;
