package dev.millrace.protocol.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.ValueProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both columns of the table of wordings, and on which operations the newer one is sent (source: errors.md section 7). */
class WordingTest {
    private static final String D = "1 validation error detected: ";
    private static final String P = "One or more parameter values were invalid: ";
    private static final String AT_LEAST =
            "failed to satisfy constraint: Member must have length greater than or equal to 1";
    private static final Set<String> OPERATIONS = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "GetItem",
            "Query",
            "Scan",
            "TagResource",
            "BatchGetItem",
            "BatchWriteItem",
            "TransactGetItems",
            "TransactWriteItems",
            "CreateTable");
    private static final Set<String> PUT_UPDATE = Set.of("PutItem", "UpdateItem");
    private static final Set<String> PUT_UPDATE_DELETE = Set.of("PutItem", "UpdateItem", "DeleteItem");
    private static final ExpressionErrors UPDATE = ExpressionErrors.of("UpdateExpression");
    private static final ExpressionErrors CONDITION = ExpressionErrors.of("ConditionExpression");

    private static Arguments prefixed(ApiException error, Set<String> operations, String older) {
        return Arguments.of(error, operations, older, D + older);
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                prefixed(
                        UPDATE.syntax("x", "a x"),
                        PUT_UPDATE,
                        "Invalid UpdateExpression: Syntax error; token: \"x\", near: \"a x\""),
                prefixed(
                        CONDITION.empty(), PUT_UPDATE, "Invalid ConditionExpression: The expression can not be empty;"),
                prefixed(
                        UPDATE.updateTooLong(),
                        PUT_UPDATE,
                        "Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;"),
                prefixed(
                        CONDITION.tooLong(4097),
                        PUT_UPDATE,
                        "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size;"
                                + " expression size: 4097"),
                prefixed(
                        CONDITION.redundantParentheses(),
                        PUT_UPDATE,
                        "Invalid ConditionExpression: The expression has redundant parentheses;"),
                prefixed(
                        UPDATE.repeatedSection("SET"),
                        PUT_UPDATE,
                        "Invalid UpdateExpression: The \"SET\" section can only be used once in an update expression;"),
                prefixed(
                        UPDATE.overlappingPaths("[a]", "[a, b]"),
                        PUT_UPDATE,
                        "Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite"
                                + " one of these paths; path one: [a], path two: [a, b]"),
                prefixed(
                        CONDITION.operands().notDistinct("=", "[a]"),
                        PUT_UPDATE,
                        "Invalid ConditionExpression: The first operand must be distinct from the remaining operands"
                                + " for this operator or function; operator: =, first operand: [a]"),
                Arguments.of(
                        KeyConditionErrors.tooMany(2, 1),
                        Set.of("Query"),
                        "Query key condition not supported",
                        "The number of query conditions (2) exceeds the number of key attributes defined in the schema"
                                + " (1)"),
                Arguments.of(
                        KeyConditionErrors.tooManyForTable(3, 2),
                        Set.of("Query"),
                        "Conditions can be of length 1 or 2 only",
                        "The number of query conditions (3) exceeds the number of key attributes defined in the schema"
                                + " (2)"));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                prefixed(
                        PlaceholderErrors.namesUnused(List.of("#a")),
                        PUT_UPDATE_DELETE,
                        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}"),
                prefixed(
                        PlaceholderErrors.valuesUnused(List.of(":a", ":b")),
                        PUT_UPDATE_DELETE,
                        "Value provided in ExpressionAttributeValues unused in expressions: keys: {:a, :b}"),
                prefixed(
                        PlaceholderErrors.valuesEmpty(),
                        Set.of("UpdateItem"),
                        "ExpressionAttributeValues must not be empty"),
                Arguments.of(
                        PlaceholderErrors.valuesWithoutExpression("ConditionExpression is null"),
                        Set.of("PutItem"),
                        "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is"
                                + " null",
                        D + "ExpressionAttributeValues can only be specified when using expressions"),
                prefixed(
                        PlaceholderErrors.mixedStyles(List.of("Expected"), List.of("ConditionExpression")),
                        PUT_UPDATE,
                        "Can not use both expression and non-expression parameters in the same request: Non-expression"
                                + " parameters: {Expected} Expression parameters: {ConditionExpression}"),
                prefixed(
                        ItemErrors.returnValuesNotSupported(), PUT_UPDATE, "ReturnValues can only be ALL_OLD or NONE"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                prefixed(value(ValueErrors.EMPTY_STRING_SET), PUT_UPDATE, P + "An string set  may not be empty"),
                prefixed(value(ValueErrors.EMPTY_NUMBER_SET), PUT_UPDATE, P + "An number set  may not be empty"),
                prefixed(value(ValueErrors.EMPTY_BINARY_SET), PUT_UPDATE, P + "Binary sets should not be empty"),
                prefixed(value(ValueErrors.DUPLICATE_NUMBERS), PUT_UPDATE, "Input collection contains duplicates"),
                prefixed(
                        value(ValueErrors.NULL_IS_FALSE),
                        PUT_UPDATE,
                        P + "Null attribute value types must have the value of true"),
                Arguments.of(
                        value(ValueErrors.duplicateStrings(List.of("a", "a"))),
                        PUT_UPDATE,
                        P + "Input collection [a, a] contains duplicates.",
                        D + P + "Input collection [\"a\", \"a\"] contains duplicates."),
                Arguments.of(
                        value(ValueErrors.duplicateBinaries(List.of(Binary.owning(new byte[] {97})))),
                        PUT_UPDATE,
                        P + "Input collection [YQ==]of type BS contains duplicates.",
                        D + P + "Input collection [\"YQ==\"]of type BS contains duplicates."),
                Arguments.of(
                        PlaceholderErrors.valueInvalid(":v", ValueErrors.duplicateStrings(List.of("a", "a"))),
                        Set.of("UpdateItem"),
                        "ExpressionAttributeValues contains invalid value: " + P
                                + "Input collection [a, a] contains duplicates. for key :v",
                        D + P + "Input collection [\"a\", \"a\"] contains duplicates."),
                Arguments.of(
                        PlaceholderErrors.valueInvalid(":v", ValueErrors.NULL_IS_FALSE),
                        Set.of("UpdateItem"),
                        "ExpressionAttributeValues contains invalid value: " + P
                                + "Null attribute value types must have the value of true for key :v",
                        D + P + "Null attribute value types must have the value of true"));
    }

    private static ApiException value(ValueProblem problem) {
        return ValueErrors.invalidValue(new InvalidAttribute("a", problem));
    }

    static Stream<Arguments> constraints() {
        ConstraintViolation wrongConstant = ConstraintTexts.enumViolation("b", "returnValues", "A, B", "B, A");
        ConstraintViolation noKey = ConstraintTexts.violation(null, "key", ConstraintTexts.NOT_NULL);
        ConstraintViolation limit =
                ConstraintTexts.newlyUnechoedViolation(0, "limit", "Limit", ConstraintTexts.valueAtLeast(1));
        String enumEntry =
                "Value 'b' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: ";
        String keyEntry = "Value null at 'key' failed to satisfy constraint: Member must not be null";
        String number = " failed to satisfy constraint: Member must have value greater than or equal to 1";
        return Stream.of(
                Arguments.of(
                        ConstraintTexts.violations(List.of(ConstraintTexts.emptyTableName("tableName"))),
                        Set.of("PutItem"),
                        D + "Value '' at 'tableName' " + AT_LEAST,
                        D + "Value at 'TableName' " + AT_LEAST),
                Arguments.of(
                        ConstraintTexts.violations(List.of(wrongConstant, noKey, wrongConstant)),
                        Set.of("UpdateItem"),
                        "3 validation errors detected: " + enumEntry + "[A, B]; " + keyEntry + "; " + enumEntry
                                + "[A, B]",
                        D + "Failed to satisfy constraint: Member must satisfy enum value set: [B, A]"),
                Arguments.of(
                        ConstraintTexts.violations(List.of(limit)),
                        Set.of("Scan"),
                        D + "Value '0' at 'limit'" + number,
                        D + "Value at 'Limit'" + number),
                Arguments.of(
                        ConstraintTexts.violations(List.of(noKey, limit)),
                        Set.of("Scan"),
                        "2 validation errors detected: " + keyEntry + "; Value '0' at 'limit'" + number,
                        "2 validation errors detected: " + keyEntry + "; Value at 'Limit'" + number));
    }

    @ParameterizedTest
    @MethodSource({"expressions", "parameters", "values", "constraints"})
    void theNewerTextIsSentOnTheOperationsWhereItWasSeen(
            ApiException error, Set<String> operations, String older, String newer) {
        assertThat(error.type()).isEqualTo(ErrorType.VALIDATION);
        assertThat(error.getMessage()).isEqualTo(older);
        for (String operation : OPERATIONS) {
            assertThat(error.message(Wording.OLDER, operation)).as(operation).isEqualTo(older);
            assertThat(error.message(Wording.NEWER, operation))
                    .as(operation)
                    .isEqualTo(operations.contains(operation) ? newer : older);
        }
    }

    static Stream<ApiException> textsThatStay() {
        return Stream.of(
                ItemErrors.keyTypeMismatch("pk", AttributeType.S, AttributeType.N),
                ItemErrors.emptyKey("pk", AttributeType.S),
                ItemErrors.itemTooLarge(),
                ItemErrors.conditionFailed(null),
                UpdateErrors.cannotUpdateKey("pk"),
                UpdateErrors.invalidDocumentPath(),
                UpdateErrors.operandMissing(),
                value(ValueErrors.EMPTY),
                value(ValueErrors.SEVERAL_TYPES),
                value(ValueErrors.NESTING_TOO_DEEP),
                value(ValueErrors.invalidNumber(InvalidNumberException.Kind.NOT_NUMERIC, "x")),
                PlaceholderErrors.valueInvalid(":v", ValueErrors.EMPTY),
                PlaceholderErrors.valueInvalid(":v", ValueErrors.NESTING_TOO_DEEP),
                PlaceholderErrors.namesWithoutExpression(),
                UPDATE.reservedWord("name"),
                UPDATE.undefinedValue(":v"),
                KeyConditionErrors.notSupported(),
                KeyConditionErrors.operator("OR"),
                LegacyErrors.operandCount("EQ"));
    }

    @ParameterizedTest
    @MethodSource("textsThatStay")
    void otherTextsAreTheSameInBothWordings(ApiException error) {
        for (String operation : OPERATIONS) {
            assertThat(error.message(Wording.NEWER, operation)).isEqualTo(error.getMessage());
        }
    }

    @Test
    void everyFamilyIsSeenOnSomeOperation() {
        assertThat(Arrays.stream(WordingFamily.values())
                        .filter(family -> OPERATIONS.stream().noneMatch(family::isSeenOn))
                        .collect(Collectors.toList()))
                .isEmpty();
    }
}
