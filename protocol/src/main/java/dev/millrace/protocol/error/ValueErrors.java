package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.InvalidNumberException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Attribute values that AWS refuses (source: errors.md 6.1).
 *
 * <p>The texts are noted while decoding and raised later, so most methods here give texts; the factories at the end
 * make the errors.
 */
public final class ValueErrors {
    /** An AttributeValue without type, or with an unknown one. */
    public static final String EMPTY =
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

    /** An AttributeValue with two types. */
    public static final String SEVERAL_TYPES =
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported"
                    + " datatypes";

    /** An SS without members; two spaces are AWS's. */
    public static final String EMPTY_STRING_SET = ErrorTexts.INVALID_PARAMETER + "An string set  may not be empty";

    /** An NS without members. */
    public static final String EMPTY_NUMBER_SET = ErrorTexts.INVALID_PARAMETER + "An number set  may not be empty";

    /** A BS without members. */
    public static final String EMPTY_BINARY_SET = ErrorTexts.INVALID_PARAMETER + "Binary sets should not be empty";

    /** An NS with one number twice. */
    public static final String DUPLICATE_NUMBERS = "Input collection contains duplicates";

    /** NULL with the value false. */
    public static final String NULL_IS_FALSE =
            ErrorTexts.INVALID_PARAMETER + "Null attribute value types must have the value of true";

    /** Lists and maps in more levels than allowed; never wrapped in another text. */
    public static final String NESTING_TOO_DEEP =
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported"
                    + " limit";

    /** An attribute without a name. */
    public static final String EMPTY_ATTRIBUTE_NAME = "Empty attribute name";

    /** An attribute name over 65535 bytes. */
    public static final String LONG_ATTRIBUTE_NAME = "Attribute name is too large, must be less than 65536 bytes";

    private ValueErrors() {}

    /** An SS with one string twice. */
    public static String duplicateStrings(List<String> strings) {
        return ErrorTexts.INVALID_PARAMETER + "Input collection " + strings + " contains duplicates.";
    }

    /** A BS with one byte string twice; the missing space is AWS's. */
    public static String duplicateBinaries(List<Binary> binaries) {
        String shown = binaries.stream().map(Binary::toBase64).collect(Collectors.joining(", ", "[", "]"));
        return ErrorTexts.INVALID_PARAMETER + "Input collection " + shown + "of type BS contains duplicates.";
    }

    /** A text that is no number, or a number out of range. */
    public static String invalidNumber(InvalidNumberException.Kind kind, String text) {
        return switch (kind) {
            case NOT_NUMERIC ->
                text.isEmpty()
                        ? "The parameter cannot be converted to a numeric value"
                        : "The parameter cannot be converted to a numeric value: " + text;
            case TOO_MANY_DIGITS -> "Attempting to store more than 38 significant digits in a Number";
            case OVERFLOW -> "Number overflow. Attempting to store a number with magnitude larger than supported range";
            case UNDERFLOW ->
                "Number underflow. Attempting to store a number with magnitude smaller than supported" + " range";
        };
    }

    /** A bad value in Item or Key, or one that AWS reports without a wrapper everywhere. */
    public static ApiException invalidValue(InvalidAttribute invalid) {
        return ErrorTexts.validation(invalid.message());
    }

    /** A bad value of a legacy condition or update. */
    public static ApiException invalidValue(String message) {
        return ErrorTexts.validation(message);
    }

    /** A bad value in ExclusiveStartKey. */
    public static ApiException invalidStartKey(InvalidAttribute invalid) {
        return ErrorTexts.validation("The provided starting key is invalid: " + invalid.message());
    }

    /** A sum or difference that is no DynamoDB number. */
    public static ApiException arithmetic(InvalidNumberException.Kind kind) {
        // AWS answers the overflow text also for a result of too many digits, such as 1e50 + 1 (errors.md 6.1).
        InvalidNumberException.Kind shown =
                kind == InvalidNumberException.Kind.TOO_MANY_DIGITS ? InvalidNumberException.Kind.OVERFLOW : kind;
        return ErrorTexts.validation(invalidNumber(shown, ""));
    }
}
