/**
 * The rules of docs/architecture.md that can be read off the compiled classes.
 *
 * <p>The danger of this package: a rule whose packages were renamed matches nothing and passes for ever, so a rule that
 * finds no class fails.
 */
@NullMarked
package dev.millrace.it.architecture;

import org.jspecify.annotations.NullMarked;
