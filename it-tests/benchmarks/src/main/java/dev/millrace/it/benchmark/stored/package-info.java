/**
 * The measurement that settled the form of a stored item: canonical JSON against a compact binary form.
 *
 * <p>The danger here: the binary form lives for comparison only and may not creep into the product.
 */
@NullMarked
package dev.millrace.it.benchmark.stored;

import org.jspecify.annotations.NullMarked;
