package dev.millrace.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * AWS's text about a value that it refuses, without any wrapper such as "ExpressionAttributeValues contains invalid
 * value".
 *
 * @param newerMessage the text in AWS's newer wording, without the prefix of the wording; null where AWS changed nothing
 * @param bare whether AWS sends the text without a wrapper everywhere, which it does for too many levels
 */
public record ValueProblem(String message, @Nullable String newerMessage, boolean bare) {
    /** A text that is the same in both wordings and may be wrapped. */
    public static ValueProblem of(String message) {
        return new ValueProblem(message, null, false);
    }

    /** A text that is the same in both wordings and is never wrapped. */
    public static ValueProblem bare(String message) {
        return new ValueProblem(message, null, true);
    }

    /** A text to which the newer wording only adds its prefix. */
    public static ValueProblem reworded(String message) {
        return reworded(message, message);
    }

    /** A text that the newer wording puts otherwise. */
    public static ValueProblem reworded(String message, String newerMessage) {
        return new ValueProblem(message, newerMessage, false);
    }
}
