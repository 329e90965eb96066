package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;

/**
 * Operands of operators, functions and actions that AWS refuses (source: expressions.md 4); one instance for each
 * expression parameter. Immutable.
 */
public final class OperandErrors {
    /** The order of the braces is a hash order on AWS; this one was collected there by dynalite (expressions.md 4). */
    private static final String VALID_TYPES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

    private static final String ANY_TYPE = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";

    private final String prefix;

    OperandErrors(String prefix) {
        this.prefix = prefix;
    }

    private ApiException invalid(String text) {
        return ErrorTexts.validation(prefix + text);
    }

    /** A function has too few or too many arguments. */
    public ApiException count(String function, int count) {
        return invalid("Incorrect number of operands for operator or function; operator or function: " + function
                + ", number of operands: " + count);
    }

    /** An argument must be a document path. */
    public ApiException pathRequired(String function) {
        return invalid("Operator or function requires a document path; operator or function: " + function);
    }

    /** A literal has a type that the operator or function cannot take. */
    public ApiException type(String operator, AttributeType type) {
        return type(operator, type.name());
    }

    /** The second argument of attribute_type is a path, which could be of any type. */
    public ApiException typeNameRequired(String function) {
        return type(function, ANY_TYPE);
    }

    /** The second argument of attribute_type names no type. */
    public ApiException unknownTypeName(String name) {
        return invalid("Invalid attribute type name found; type: " + name + ", valid types: " + VALID_TYPES);
    }

    /** The same path stands on both sides. */
    public ApiException notDistinct(String operator, Object path) {
        return ErrorText.prefixed(
                        WordingFamily.EXPRESSION,
                        prefix
                                + "The first operand must be distinct from the remaining operands for this operator or function;"
                                + " operator: " + operator + ", first operand: " + path)
                .validation();
    }

    /** The literal bounds of BETWEEN have two types. */
    public ApiException betweenTypes(AttributeValue lower, AttributeValue upper) {
        return invalid(
                "The BETWEEN operator requires same data type for lower and upper bounds;" + bounds(lower, upper));
    }

    /** The literal bounds of BETWEEN are reversed. */
    public ApiException betweenReversed(AttributeValue lower, AttributeValue upper) {
        return invalid("The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                + bounds(lower, upper));
    }

    /**
     * The literal of ADD or DELETE has a type the action cannot take. The tail after the type was measured on DynamoDB
     * Local only, which shares AWS's parser (source: expressions.md 4).
     */
    public ApiException actionType(String action, AttributeType type) {
        return invalid("Incorrect operand type for operator or function; operator: " + action + ", operand type: "
                + type.longName() + ", typeSet: ALLOWED_FOR_" + action + "_OPERAND");
    }

    private ApiException type(String operator, String types) {
        return invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + types);
    }

    private static String bounds(AttributeValue lower, AttributeValue upper) {
        return " lower bound operand: AttributeValue: {" + lower.type() + ":" + text(lower)
                + "}, upper bound operand: AttributeValue: {" + upper.type() + ":" + text(upper) + "}";
    }

    private static Object text(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string.value();
        }
        if (value instanceof AttributeValue.N number) {
            return number.value();
        }
        if (value instanceof AttributeValue.B binary) {
            return binary.value();
        }
        throw new IllegalStateException("a bound of BETWEEN must be S, N or B, not " + value.type());
    }
}
