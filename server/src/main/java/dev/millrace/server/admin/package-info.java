/**
 * The interface below {@code /_millrace}: moving the clock, rotating and splitting shards, faults, a fresh start.
 *
 * <p>The danger of this package: web pages. A call that changes something needs a header that no page can send on its
 * own, and what a caller sends wrongly is answered with a sentence, never with a server error.
 */
@NullMarked
package dev.millrace.server.admin;

import org.jspecify.annotations.NullMarked;
