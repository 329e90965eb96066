/**
 * A closed-loop load generator and the servers it compares.
 *
 * <p>The danger here: the generator shares the machine with the server it measures, so what the generator wastes the
 * server seems to cost.
 */
@NullMarked
package dev.millrace.it.benchmark.load;

import org.jspecify.annotations.NullMarked;
