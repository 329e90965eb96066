/**
 * The page that says how far each operation is built and what proves it, made from the lists that the suites run.
 *
 * <p>Danger: a page of counts is true only in a build that ran what it counts. So it is checked in the same run as the
 * suites, and a failing suite fails the build that would publish it.
 */
@NullMarked
package dev.millrace.it.compatibility;

import org.jspecify.annotations.NullMarked;
