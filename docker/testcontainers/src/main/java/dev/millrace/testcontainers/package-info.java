/**
 * Millrace in a container, for tests with Testcontainers.
 *
 * <p>The danger of this package: knowing more than a client can. It speaks to the container over HTTP alone and shares no
 * class with the server, so that the two may differ in version.
 */
@NullMarked
package dev.millrace.testcontainers;

import org.jspecify.annotations.NullMarked;
