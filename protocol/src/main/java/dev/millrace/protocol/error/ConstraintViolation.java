package dev.millrace.protocol.error;

import org.jspecify.annotations.Nullable;

/**
 * One violated constraint, in both wordings; made by {@link ConstraintTexts}.
 *
 * @param family to which the text belongs if the newer wording is another one, otherwise null
 */
public record ConstraintViolation(String older, @Nullable WordingFamily family, String newer) {
    static ConstraintViolation same(String text) {
        return new ConstraintViolation(text, null, text);
    }
}
