/**
 * What each operation answers, as tables of cases: {@code cases/<Operation>.json}, described in {@code
 * it-tests/README.md}.
 *
 * <p>Danger: an expectation that nothing can fail, such as a subset without members. {@link
 * dev.millrace.it.cases.CaseRules} refuses those it can recognise; the rest is for the reader.
 */
@NullMarked
package dev.millrace.it.cases;

import org.jspecify.annotations.NullMarked;
