/**
 * The command line: the one place that reads the environment and the arguments, and that may end the process. Besides
 * it only a server started without a time of its own reads the wall clock.
 *
 * <p>The danger of this package: start-up time and chatter. Each class loaded and each line printed here is paid by
 * every start.
 */
@NullMarked
package dev.millrace.server.cli;

import org.jspecify.annotations.NullMarked;
