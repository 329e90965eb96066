/**
 * The rules of style that can be read off the files: sizes, names, versions, leftovers.
 *
 * <p>The danger of this package: a rule that is loosened to let one change pass is lost for all that follow. The allow-list
 * in {@code tidy/long-code.txt} only ever shrinks.
 */
@NullMarked
package dev.millrace.it.tidy;

import org.jspecify.annotations.NullMarked;
