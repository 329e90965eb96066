/**
 * The recorded answers of AWS in the reference pack, compared member by member with the answers here.
 *
 * <p>Danger: the pack holds answers only. The requests are our own, made again from the names of the recordings, what
 * they answer and what the pack's README tells; a request that was another one proves less than it seems.
 */
@NullMarked
package dev.millrace.it.recorded;

import org.jspecify.annotations.NullMarked;
