/**
 * Every error Millrace answers: types, and one class per topic with AWS's texts.
 *
 * <p>The danger of this package: a text that is almost AWS's. Each comes from the reference pack and programs match on
 * it; no other place in the code builds one.
 */
@NullMarked
package dev.millrace.protocol.error;

import org.jspecify.annotations.NullMarked;
