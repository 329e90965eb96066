/**
 * The image and the container class, driven as a user's test would.
 *
 * <p>The danger of this package: containers and volumes that stay behind, since nobody else removes them. Every one is
 * closed by the test that made it.
 */
@NullMarked
package dev.millrace.testcontainers;

import org.jspecify.annotations.NullMarked;
