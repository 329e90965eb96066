package dev.millrace.protocol.error;

/**
 * Expressions that AWS refuses for how they are written (source: expressions.md 3 and 4): one instance for each
 * expression parameter. Immutable.
 */
public final class ExpressionErrors {
    private final String prefix;
    private final OperandErrors operands;

    private ExpressionErrors(String parameter) {
        this.prefix = "Invalid " + parameter + ": ";
        this.operands = new OperandErrors(prefix);
    }

    /** The texts for one parameter, such as {@code ConditionExpression}. */
    public static ExpressionErrors of(String parameter) {
        return new ExpressionErrors(parameter);
    }

    /** The texts about operands in this parameter. */
    public OperandErrors operands() {
        return operands;
    }

    private ApiException invalid(String text) {
        return ErrorTexts.validation(prefix + text);
    }

    /** One of the texts that have a newer wording. */
    private ApiException reworded(String text) {
        return ErrorText.prefixed(WordingFamily.EXPRESSION, prefix + text).validation();
    }

    /** The expression is the empty string. */
    public ApiException empty() {
        return reworded("The expression can not be empty;");
    }

    /** The text of a condition or projection is too long. */
    public ApiException tooLong(int sizeBytes) {
        return reworded("Expression size has exceeded the maximum allowed size; expression size: " + sizeBytes);
    }

    /** The text of an update is too long; AWS does not name the size here. */
    public ApiException updateTooLong() {
        return reworded("Expression size has exceeded the maximum allowed size;");
    }

    /** The first token that cannot continue the parse, with the source around it. */
    public ApiException syntax(String token, String near) {
        return reworded("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    /** Two pairs of parentheses around the same thing. */
    public ApiException redundantParentheses() {
        return reworded("The expression has redundant parentheses;");
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

    /** A section of an update stands twice. */
    public ApiException repeatedSection(String section) {
        return reworded("The \"" + section + "\" section can only be used once in an update expression;");
    }

    /** One path is equal to, or a parent of, another. */
    public ApiException overlappingPaths(Object one, Object two) {
        return reworded(
                "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: "
                        + one + ", path two: " + two);
    }

    /** One path takes for a map what the other takes for a list. */
    public ApiException conflictingPaths(Object one, Object two) {
        return invalid(
                "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: "
                        + one + ", path two: " + two);
    }
}
