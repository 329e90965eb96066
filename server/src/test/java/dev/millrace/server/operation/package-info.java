/**
 * Operations of several packages over one store, such as how they tell what became of a commit.
 *
 * <p>The danger of this package: testing a handler's own checks here, away from the handler.
 */
@NullMarked
package dev.millrace.server.operation;

import org.jspecify.annotations.NullMarked;
