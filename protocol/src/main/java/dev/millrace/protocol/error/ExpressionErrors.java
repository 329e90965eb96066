package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import java.util.Collection;

/**
 * AWS's texts about expressions: one instance for each expression parameter, static methods for what belongs to none.
 *
 * <p>All texts are in the older wording (source: errors.md section 7), except the second pass over a
 * KeyConditionExpression, whose newer wording is asserted on AWS (source: expressions.md 5.4). Immutable.
 */
public final class ExpressionErrors {
    private static final String PARAMETERS_INVALID = "One or more parameter values were invalid: ";

    /** The order of the braces is a hash order on AWS; this one was collected there by dynalite (expressions.md 4). */
    private static final String VALID_TYPES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

    private static final String ANY_TYPE = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";

    private final String prefix;

    private ExpressionErrors(String parameter) {
        this.prefix = "Invalid " + parameter + ": ";
    }

    /** The texts for one parameter, such as {@code ConditionExpression}. */
    public static ExpressionErrors of(String parameter) {
        return new ExpressionErrors(parameter);
    }

    private ApiException invalid(String text) {
        return bare(prefix + text);
    }

    private static ApiException bare(String text) {
        return new ApiException(ErrorType.VALIDATION, text);
    }

    /** The expression is the empty string. */
    public ApiException empty() {
        return invalid("The expression can not be empty;");
    }

    /** The text of a condition or projection is too long. */
    public ApiException tooLong(int sizeBytes) {
        return invalid("Expression size has exceeded the maximum allowed size; expression size: " + sizeBytes);
    }

    /** The text of an update is too long; AWS does not name the size here. */
    public ApiException updateTooLong() {
        return invalid("Expression size has exceeded the maximum allowed size;");
    }

    /** The first token that cannot continue the parse, with the source around it. */
    public ApiException syntax(String token, String near) {
        return invalid("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    /** Two pairs of parentheses around the same thing. */
    public ApiException redundantParentheses() {
        return invalid("The expression has redundant parentheses;");
    }

    /** More than 300 operators. */
    public ApiException tooManyOperators(int count) {
        return invalid("The expression contains too many operators; operator count: " + count);
    }

    /** More than 100 values in an IN list. */
    public ApiException tooManyInOperands(int count) {
        return invalid("The IN operator is provided with too many operands; number of operands: " + count);
    }

    /** A path of more than 32 elements. */
    public ApiException tooManyPathLevels(int count) {
        return invalid("The document path has too many nesting levels; nesting levels: " + count);
    }

    /** A list index that is no int. */
    public ApiException indexOutOfRange(String digits) {
        return invalid("List index is not within the allowable range; index: [" + digits + "]");
    }

    /** No function has this name. */
    public ApiException unknownFunction(String name) {
        return invalid("Invalid function name; function: " + name);
    }

    /** A function of update expressions stands in a condition. */
    public ApiException functionNotInCondition(String name) {
        return invalid("The function is not allowed in a condition expression; function: " + name);
    }

    /** A function of conditions stands in an update expression. */
    public ApiException functionNotInUpdate(String name) {
        return invalid("The function is not allowed in an update expression; function: " + name);
    }

    /** A function stands where its result cannot be used. */
    public ApiException functionMisused(String name) {
        return invalid("The function is not allowed to be used this way in an expression; function: " + name);
    }

    /** A bare name is a reserved word. */
    public ApiException reservedWord(String spelling) {
        return invalid("Attribute name is a reserved keyword; reserved keyword: " + spelling);
    }

    /** A name placeholder is not in ExpressionAttributeNames. */
    public ApiException undefinedName(String placeholder) {
        return invalid("An expression attribute name used in the document path is not defined; attribute name: "
                + placeholder);
    }

    /** A value placeholder is not in ExpressionAttributeValues. */
    public ApiException undefinedValue(String placeholder) {
        return invalid(
                "An expression attribute value used in expression is not defined; attribute value: " + placeholder);
    }

    /** A function has too few or too many arguments. */
    public ApiException operandCount(String function, int count) {
        return invalid("Incorrect number of operands for operator or function; operator or function: " + function
                + ", number of operands: " + count);
    }

    /** An argument must be a document path. */
    public ApiException pathRequired(String function) {
        return invalid("Operator or function requires a document path; operator or function: " + function);
    }

    /** A literal has a type that the operator or function cannot take. */
    public ApiException operandType(String operator, AttributeType type) {
        return operandType(operator, type.name());
    }

    private ApiException operandType(String operator, String types) {
        return invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + types);
    }

    /** The second argument of attribute_type is a path, which could be of any type. */
    public ApiException typeNameRequired(String function) {
        return operandType(function, ANY_TYPE);
    }

    /** The second argument of attribute_type names no type. */
    public ApiException unknownTypeName(String name) {
        return invalid("Invalid attribute type name found; type: " + name + ", valid types: " + VALID_TYPES);
    }

    /** The same path stands on both sides. */
    public ApiException operandsNotDistinct(String operator, Object path) {
        return invalid("The first operand must be distinct from the remaining operands for this operator or function;"
                + " operator: " + operator + ", first operand: " + path);
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

    /** A section of an update stands twice. */
    public ApiException repeatedSection(String section) {
        return invalid("The \"" + section + "\" section can only be used once in an update expression;");
    }

    /** One path is equal to, or a parent of, another. */
    public ApiException overlappingPaths(Object one, Object two) {
        return invalid(
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: "
                        + one + ", path two: " + two);
    }

    /** One path takes for a map what the other takes for a list. */
    public ApiException conflictingPaths(Object one, Object two) {
        return invalid(
                "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: "
                        + one + ", path two: " + two);
    }

    /**
     * The literal of ADD or DELETE has a type the action cannot take. The tail after the type was measured on DynamoDB
     * Local only, which shares AWS's parser (source: expressions.md 4).
     */
    public ApiException actionOperandType(String action, AttributeType type) {
        return invalid("Incorrect operand type for operator or function; operator: " + action + ", operand type: "
                + type.longName() + ", typeSet: ALLOWED_FOR_" + action + "_OPERAND");
    }

    /** A key condition uses an operator that no key lookup can serve. */
    public ApiException keyOperator(String operator) {
        return invalid("Invalid operator used in KeyConditionExpression: " + operator);
    }

    /** A key condition has a function inside. */
    public ApiException keyNestedOperation() {
        return invalid("KeyConditionExpressions cannot contain nested operations");
    }

    /** A key condition compares two attributes. */
    public ApiException keyMultipleAttributes() {
        return invalid("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
    }

    /** A key condition compares two values. */
    public ApiException keyAttributeMissing() {
        return invalid("Invalid condition in KeyConditionExpression: No key attribute specified");
    }

    /** BETWEEN or begins_with of a key condition has its attribute in another place than the first. */
    public ApiException keyAttributeNotFirst(String operator) {
        return invalid("Invalid condition in KeyConditionExpression: " + operator
                + " operator must have the key attribute as its first operand");
    }

    /** A key condition reaches into an attribute. */
    public ApiException keyNestedAttribute() {
        return invalid("KeyConditionExpressions cannot have conditions on nested attributes");
    }

    /** Two key conditions on one attribute. */
    public ApiException keyRepeated() {
        return invalid("KeyConditionExpressions must only contain one condition per key");
    }

    /** More key conditions than a table has key attributes. */
    public static ApiException keyConditionCount() {
        return bare("Conditions can be of length 1 or 2 only");
    }

    /** The key conditions lack a key attribute they need. */
    public static ApiException keyElementMissing(String attribute) {
        return bare("Query condition missed key schema element: " + attribute);
    }

    /** The key conditions cannot be served by this key schema. */
    public static ApiException keyConditionNotSupported() {
        return bare("Query key condition not supported");
    }

    /** A key condition's value has another type than the key attribute. */
    public static ApiException keyConditionType() {
        return bare(PARAMETERS_INVALID + "Condition parameter type does not match schema type");
    }

    /** A partition attribute of a multi-attribute index has no equality condition (Local's wording, kind asserted). */
    public static ApiException hashKeysNeedEquality(String attributes) {
        return bare("HASH key attributes " + attributes + " must have equality conditions specified in the query");
    }

    /** A sort attribute of a multi-attribute index is skipped (Local's wording, kind asserted). */
    public static ApiException rangeKeysNeedEquality(String attributes, String because) {
        return bare("RANGE key attributes " + attributes
                + " must have equality conditions specified in the query because a condition is present on key attribute "
                + because);
    }

    /**
     * A filter of a Query touches a key attribute.
     *
     * @param filter Filter Expression or QueryFilter
     */
    public static ApiException filterOnKey(String filter, String attribute) {
        return bare(filter + " can only contain non-primary key attributes: Primary key attribute: " + attribute);
    }

    /** A path reaches into a key attribute of the table. */
    public static ApiException pathBelowKey(String attribute) {
        return bare(belowKey("Key", attribute));
    }

    /** A path reaches into a key attribute of an index. */
    public static ApiException pathBelowIndexKey(String attribute) {
        return bare(belowKey("IndexKey", attribute));
    }

    private static String belowKey(String role, String attribute) {
        return "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: " + role
                + ": " + attribute;
    }

    /** An update touches a key attribute. */
    public static ApiException cannotUpdateKey(String attribute) {
        return bare(
                PARAMETERS_INVALID + "Cannot update attribute " + attribute + ". This attribute is part of the key");
    }

    /** The parent of an update's target is missing or of the wrong type. */
    public static ApiException invalidDocumentPath() {
        return bare("The document path provided in the update expression is invalid for update");
    }

    /** An update reads an attribute that is not there. */
    public static ApiException operandMissing() {
        return bare("The provided expression refers to an attribute that does not exist in the item");
    }

    /** An update computes with an attribute of the wrong type. */
    public static ApiException operandHasWrongType() {
        return bare("An operand in the update expression has an incorrect data type");
    }

    /** Expressions and the parameters from before them in one request. */
    public static ApiException mixedStyles(Collection<String> legacy, Collection<String> expressions) {
        return bare("Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {" + String.join(", ", legacy) + "} Expression parameters: {"
                + String.join(", ", expressions) + "}");
    }

    /** ExpressionAttributeNames is there but no expression. */
    public static ApiException namesWithoutExpression() {
        return bare("ExpressionAttributeNames can only be specified when using expressions");
    }

    /**
     * ExpressionAttributeValues is there but no expression that could use it.
     *
     * @param absent the parameters that are missing, with their verb: {@code ConditionExpression is null}
     */
    public static ApiException valuesWithoutExpression(String absent) {
        return bare("ExpressionAttributeValues can only be specified when using expressions: " + absent);
    }

    /** ExpressionAttributeNames is {@code {}}. */
    public static ApiException namesEmpty() {
        return bare("ExpressionAttributeNames must not be empty");
    }

    /** ExpressionAttributeValues is {@code {}}. */
    public static ApiException valuesEmpty() {
        return bare("ExpressionAttributeValues must not be empty");
    }

    /** A key of ExpressionAttributeNames is no placeholder. */
    public static ApiException nameKeyInvalid(String key) {
        return bare("ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
    }

    /** A key of ExpressionAttributeValues is no placeholder. */
    public static ApiException valueKeyInvalid(String key) {
        return bare("ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
    }

    /** A name placeholder stands for the empty string. */
    public static ApiException nameEmpty(String key) {
        return bare("ExpressionAttributeNames contains invalid value: Empty attribute name for key " + key);
    }

    /** A value placeholder stands for a value that AWS refuses, with AWS's reason. */
    public static ApiException valueInvalid(String key, String reason) {
        return bare("ExpressionAttributeValues contains invalid value: " + reason + " for key " + key);
    }

    /** Name placeholders that no expression uses. */
    public static ApiException namesUnused(Collection<String> placeholders) {
        return bare("Value provided in ExpressionAttributeNames unused in expressions: keys: {"
                + String.join(", ", placeholders) + "}");
    }

    /** Value placeholders that no expression uses. */
    public static ApiException valuesUnused(Collection<String> placeholders) {
        return bare("Value provided in ExpressionAttributeValues unused in expressions: keys: {"
                + String.join(", ", placeholders) + "}");
    }
}
