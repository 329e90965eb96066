/**
 * What the embeddable jar holds and brings along.
 *
 * <p>The danger of this package: testing the classes of the build instead of the jar. The server is loaded by a class loader
 * that knows the jar and slf4j-api and nothing else.
 */
@NullMarked
package dev.millrace.embedded;

import org.jspecify.annotations.NullMarked;
