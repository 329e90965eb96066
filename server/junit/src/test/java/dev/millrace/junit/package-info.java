/**
 * Tests as a user of the extension writes them; docs/junit.md shows parts of them.
 *
 * <p>The danger of this package: knowing more than a user can. It sees the public classes of the extension and the jar that
 * is published, with the Netty that the SDK brings beside it.
 */
@NullMarked
package dev.millrace.junit;

import org.jspecify.annotations.NullMarked;
