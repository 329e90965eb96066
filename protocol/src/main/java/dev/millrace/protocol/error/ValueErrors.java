package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.ValueProblem;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Attribute values that AWS refuses (source: errors.md 6.1).
 *
 * <p>The texts are noted while decoding and raised later, so most methods here give problems; the factories at the
 * end make the errors.
 */
public final class ValueErrors {
    /** An AttributeValue without type, or with an unknown one. */
    public static final ValueProblem EMPTY =
            ValueProblem.of("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");

    /** An AttributeValue with two types. */
    public static final ValueProblem SEVERAL_TYPES = ValueProblem.of(
            "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported"
                    + " datatypes");

    /** An SS without members; two spaces are AWS's. */
    public static final ValueProblem EMPTY_STRING_SET =
            ValueProblem.reworded(ErrorTexts.INVALID_PARAMETER + "An string set  may not be empty");

    /** An NS without members. */
    public static final ValueProblem EMPTY_NUMBER_SET =
            ValueProblem.reworded(ErrorTexts.INVALID_PARAMETER + "An number set  may not be empty");

    /** A BS without members. */
    public static final ValueProblem EMPTY_BINARY_SET =
            ValueProblem.reworded(ErrorTexts.INVALID_PARAMETER + "Binary sets should not be empty");

    /** An NS with one number twice. */
    public static final ValueProblem DUPLICATE_NUMBERS = ValueProblem.reworded("Input collection contains duplicates");

    /** NULL with the value false. */
    public static final ValueProblem NULL_IS_FALSE = ValueProblem.reworded(
            ErrorTexts.INVALID_PARAMETER + "Null attribute value types must have the value of true");

    /** Lists and maps in more levels than allowed; never wrapped in another text. */
    public static final ValueProblem NESTING_TOO_DEEP = ValueProblem.bare(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported"
                    + " limit");

    /** An attribute without a name. */
    public static final ValueProblem EMPTY_ATTRIBUTE_NAME = ValueProblem.of("Empty attribute name");

    /** An attribute name over 65535 bytes. */
    public static final ValueProblem LONG_ATTRIBUTE_NAME =
            ValueProblem.of("Attribute name is too large, must be less than 65536 bytes");

    private ValueErrors() {}

    /** An SS with one string twice. */
    public static ValueProblem duplicateStrings(List<String> strings) {
        return duplicates(strings, " contains duplicates.");
    }

    /** A BS with one byte string twice; the missing space is AWS's. */
    public static ValueProblem duplicateBinaries(List<Binary> binaries) {
        return duplicates(binaries.stream().map(Binary::toBase64).toList(), "of type BS contains duplicates.");
    }

    /** The newer wording puts the members in quotes (source: errors.md section 7). */
    private static ValueProblem duplicates(List<String> members, String tail) {
        String head = ErrorTexts.INVALID_PARAMETER + "Input collection ";
        String quoted = members.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
        return ValueProblem.reworded(head + members + tail, head + quoted + tail);
    }

    /** A text that is no number, or a number out of range. */
    public static ValueProblem invalidNumber(InvalidNumberException.Kind kind, String text) {
        return ValueProblem.of(numberText(kind, text));
    }

    private static String numberText(InvalidNumberException.Kind kind, String text) {
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
        return invalidValue(invalid.problem());
    }

    /** A bad value of a legacy condition or update, or of what an update makes. */
    public static ApiException invalidValue(ValueProblem problem) {
        String newer = problem.newerMessage();
        return newer == null
                ? ErrorTexts.validation(problem.message())
                : new ErrorText(problem.message(), WordingFamily.VALUE, ErrorText.DETECTED + newer).validation();
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
        return ErrorTexts.validation(numberText(shown, ""));
    }
}
