/**
 * The command line: the one place that reads the wall clock, the environment and the arguments, and that may end the
 * process.
 *
 * <p>The danger of this package: start-up time and chatter. Each class loaded and each line printed here is paid by
 * every start.
 */
@NullMarked
package dev.millrace.server.cli;

import org.jspecify.annotations.NullMarked;
