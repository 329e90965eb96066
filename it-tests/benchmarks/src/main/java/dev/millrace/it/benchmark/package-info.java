/**
 * The start of the JMH benchmarks.
 *
 * <p>The danger here: a mean over a machine that others use. Reports take medians and least values of many short
 * iterations.
 */
@NullMarked
package dev.millrace.it.benchmark;

import org.jspecify.annotations.NullMarked;
