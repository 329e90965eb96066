/**
 * The admin interface as scripts and tests use it: the lines of its page, and what SDK clients then see.
 *
 * <p>Danger: moving the clock of a server that other tests use. Each of these has one of its own.
 */
@NullMarked
package dev.millrace.it.admin;

import org.jspecify.annotations.NullMarked;
