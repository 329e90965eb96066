/**
 * The README, run as a newcomer would run it.
 *
 * <p>The danger of this package: a README that is checked by reading it goes stale unseen.
 */
@NullMarked
package dev.millrace.it.readme;

import org.jspecify.annotations.NullMarked;
