/**
 * The executable as a user starts it.
 *
 * <p>Danger: the wording of a sentence is asserted by the words a user needs, not in full.
 */
@NullMarked
package dev.millrace.it.cli;

import org.jspecify.annotations.NullMarked;
