/**
 * The one switch for suites that need more than a JDK and Maven.
 *
 * <p>The danger of this package: a suite that is skipped without a trace looks like a suite that passed. So every skip is
 * printed by name when the run ends, and with {@code -Dmillrace.tools=required} a missing tool is a failure.
 */
@NullMarked
package dev.millrace.it.tools;

import org.jspecify.annotations.NullMarked;
