package dev.millrace.protocol.error;

import dev.millrace.protocol.model.ValueProblem;
import java.util.Collection;

/** The maps of placeholders, and expressions mixed with what was before them (source: expressions.md 4). */
public final class PlaceholderErrors {
    private static final String VALUES_WITHOUT_EXPRESSION =
            "ExpressionAttributeValues can only be specified when using expressions";

    private static final String KEY_TOO_LONG = "The expression attribute map contains a key that is too long;";

    private PlaceholderErrors() {}

    /** Expressions and the parameters from before them in one request. */
    public static ApiException mixedStyles(Collection<String> legacy, Collection<String> expressions) {
        return ErrorText.prefixed(
                        WordingFamily.PARAMETERS,
                        "Can not use both expression and non-expression parameters in the same request: "
                                + "Non-expression parameters: {" + String.join(", ", legacy)
                                + "} Expression parameters: {"
                                + String.join(", ", expressions) + "}")
                .validation();
    }

    /** ExpressionAttributeNames is there but no expression. */
    public static ApiException namesWithoutExpression() {
        return ErrorTexts.validation("ExpressionAttributeNames can only be specified when using expressions");
    }

    /**
     * ExpressionAttributeValues is there but no expression that could use it.
     *
     * @param absent the parameters that are missing, with their verb: {@code ConditionExpression is null}
     */
    public static ApiException valuesWithoutExpression(String absent) {
        return new ErrorText(
                        VALUES_WITHOUT_EXPRESSION + ": " + absent,
                        WordingFamily.VALUES_WITHOUT_EXPRESSION,
                        ErrorText.DETECTED + VALUES_WITHOUT_EXPRESSION)
                .validation();
    }

    /** ExpressionAttributeNames is {@code {}}. */
    public static ApiException namesEmpty() {
        return ErrorTexts.validation("ExpressionAttributeNames must not be empty");
    }

    /** ExpressionAttributeValues is {@code {}}. */
    public static ApiException valuesEmpty() {
        return ErrorText.prefixed(WordingFamily.EMPTY_VALUES, "ExpressionAttributeValues must not be empty")
                .validation();
    }

    /** A key of ExpressionAttributeNames is no placeholder. */
    public static ApiException nameKeyInvalid(String key) {
        return ErrorTexts.validation(
                "ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
    }

    /** A key of ExpressionAttributeValues is no placeholder. */
    public static ApiException valueKeyInvalid(String key) {
        return ErrorTexts.validation(
                "ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
    }

    /** A key of ExpressionAttributeNames over 255 bytes (this and the next three were measured on DynamoDB Local). */
    public static ApiException nameKeyTooLong(int sizeBytes) {
        return ErrorTexts.validation(
                "ExpressionAttributeNames contains invalid key: " + KEY_TOO_LONG + " size of key: " + sizeBytes);
    }

    /** A key of ExpressionAttributeValues over 255 bytes; here the size is not told. */
    public static ApiException valueKeyTooLong() {
        return ErrorTexts.validation("ExpressionAttributeValues contains invalid key: " + KEY_TOO_LONG);
    }

    /** ExpressionAttributeNames over 2 MB. */
    public static ApiException namesTooLarge() {
        return ErrorTexts.validation("ExpressionAttributeNames exceeds max size");
    }

    /** ExpressionAttributeValues over 2 MB. */
    public static ApiException valuesTooLarge() {
        return ErrorTexts.validation("ExpressionAttributeValues exceeds max size");
    }

    /** A name placeholder stands for a name that no attribute can have. */
    public static ApiException nameInvalid(String key, ValueProblem problem) {
        return ErrorTexts.validation(
                "ExpressionAttributeNames contains invalid value: " + problem.message() + " for key " + key);
    }

    /**
     * A value placeholder stands for a value that AWS refuses. Some reasons AWS never wraps (source: errors.md 6.1), and
     * the newer wording wraps none of those it words anew.
     */
    public static ApiException valueInvalid(String key, ValueProblem problem) {
        if (problem.bare()) {
            return ValueErrors.invalidValue(problem);
        }
        String older = "ExpressionAttributeValues contains invalid value: " + problem.message() + " for key " + key;
        String newer = problem.newerMessage();
        return newer == null
                ? ErrorTexts.validation(older)
                : new ErrorText(older, WordingFamily.PLACEHOLDER_VALUE, ErrorText.DETECTED + newer).validation();
    }

    /** Name placeholders that no expression uses. */
    public static ApiException namesUnused(Collection<String> placeholders) {
        return ErrorText.prefixed(
                        WordingFamily.UNUSED_PLACEHOLDERS,
                        "Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                                + String.join(", ", placeholders) + "}")
                .validation();
    }

    /** Value placeholders that no expression uses. */
    public static ApiException valuesUnused(Collection<String> placeholders) {
        return ErrorText.prefixed(
                        WordingFamily.UNUSED_PLACEHOLDERS,
                        "Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                                + String.join(", ", placeholders) + "}")
                .validation();
    }
}
