package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is refused before any item is read, with AWS's texts and ranks (source: expressions.md 4). */
final class StaticErrorTest {
    private static Stream<DynamicTest> table(ExpressionKind kind, String rows) {
        String prefix = "Invalid " + kind.parameter() + ": ";
        return Expressions.table(rows, text -> {
            String message = answer(kind, text);
            return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        });
    }

    private static String answer(ExpressionKind kind, String text) {
        return Expressions.outcome(() -> Expressions.bind(kind, text));
    }

    @TestFactory
    Stream<DynamicTest> conditionsThatAreLegal() {
        return table(ExpressionKind.CONDITION, """
                (a = :one) => ok
                ((a) = :one) => ok
                (a) = (:one) => ok
                ((a) = (:one) AND ((b) = :two)) => ok
                (a AND_b = :one) => Syntax error; token: "AND_b", near: "a AND_b ="
                NOT NOT a = :one => ok
                NOT (NOT (a = :one)) => ok
                (attribute_exists(a)) AND (size(a)) = :one => ok
                (size(a) = :one) => ok
                a IN ((:one), (b)) => ok
                a . b [ 0 ] = :one => ok
                a BETWEEN :one AND :two AND b = :one => ok
                :one BETWEEN a AND b => ok
                :one = :one => ok
                :one < :s => ok
                a = :bool => ok
                a IN (:l, :m) => ok
                contains(:s, a) => ok
                contains(a, :one) => ok
                contains(a, size(b)) => ok
                begins_with(:s, a) => ok
                attribute_type(:one, :S) => ok
                size(:l) = :one => ok
                size(a) = :s => ok
                #dot = :one => ok
                #name.b = :one => ok
                a = b => ok
                attribute_exists (a) => ok
                """);
    }

    @TestFactory
    Stream<DynamicTest> conditionForm() {
        return table(ExpressionKind.CONDITION, """
                ((a = :one)) => The expression has redundant parentheses;
                (((a = :one))) => The expression has redundant parentheses;
                ((a)) = :one => The expression has redundant parentheses;
                a = ((:one)) => The expression has redundant parentheses;
                ((a = :one)) AND b = :two => The expression has redundant parentheses;
                ((a = :one AND b = :two)) => The expression has redundant parentheses;

                dog(a) => Invalid function name; function: dog
                dog(a) = :one => Invalid function name; function: dog
                ATTRIBUTE_EXISTS(a) => Invalid function name; function: ATTRIBUTE_EXISTS
                if_not_exists(a, :one) = :one => The function is not allowed in a condition expression; function: if_not_exists
                list_append(a, :l) = :l => The function is not allowed in a condition expression; function: list_append
                size(a) => The function is not allowed to be used this way in an expression; function: size
                NOT size(a) => The function is not allowed to be used this way in an expression; function: size
                attribute_exists(a) = :bool => The function is not allowed to be used this way in an expression; function: attribute_exists
                a = attribute_exists(b) => The function is not allowed to be used this way in an expression; function: attribute_exists
                contains(a, begins_with(b, :s)) => The function is not allowed to be used this way in an expression; function: begins_with

                name = :s => Attribute name is a reserved keyword; reserved keyword: name
                Name = :s => Attribute name is a reserved keyword; reserved keyword: Name
                a.name = :s => Attribute name is a reserved keyword; reserved keyword: name
                a = name => Attribute name is a reserved keyword; reserved keyword: name
                size = :one => Attribute name is a reserved keyword; reserved keyword: size
                convert = :one => Attribute name is a reserved keyword; reserved keyword: convert
                """);
    }

    @TestFactory
    Stream<DynamicTest> conditionOperands() {
        return table(ExpressionKind.CONDITION, """
                #undef = :one => An expression attribute name used in the document path is not defined; attribute name: #undef
                a.#undef = :one => An expression attribute name used in the document path is not defined; attribute name: #undef
                a = :undef => An expression attribute value used in expression is not defined; attribute value: :undef
                begins_with(#undef, :undef) => An expression attribute name used in the document path is not defined; attribute name: #undef
                :undef = #undef => An expression attribute value used in expression is not defined; attribute value: :undef

                contains(a) => Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1
                attribute_exists(a, b) => Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2
                attribute_type(a) => Incorrect number of operands for operator or function; operator or function: attribute_type, number of operands: 1
                begins_with(a) => Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1
                size(a, b) = :one => Incorrect number of operands for operator or function; operator or function: size, number of operands: 2

                a = a => The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]
                a <> #a => The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [a]
                a < (a) => The first operand must be distinct from the remaining operands for this operator or function; operator: <, first operand: [a]
                a.b[0].#m >= a.b[0].m => The first operand must be distinct from the remaining operands for this operator or function; operator: >=, first operand: [a, b, [0], m]
                begins_with(a, a) => The first operand must be distinct from the remaining operands for this operator or function; operator: begins_with, first operand: [a]
                contains(a, a) => The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a]
                """);
    }

    @TestFactory
    Stream<DynamicTest> conditionOperandTypes() {
        return table(ExpressionKind.CONDITION, """
                attribute_exists(:s) => Operator or function requires a document path; operator or function: attribute_exists
                attribute_not_exists(:s) => Operator or function requires a document path; operator or function: attribute_not_exists
                attribute_exists(size(a)) => Operator or function requires a document path; operator or function: attribute_exists
                begins_with(a, :one) => Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
                begins_with(:one, :s) => Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
                begins_with(a, size(b)) => Incorrect operand type for operator or function; operator or function: begins_with, operand type: N
                size(:one) = :one => Incorrect operand type for operator or function; operator or function: size, operand type: N
                size(:bool) > :one => Incorrect operand type for operator or function; operator or function: size, operand type: BOOL
                size(:nul) > :one => Incorrect operand type for operator or function; operator or function: size, operand type: NULL
                size(size(a)) = :one => Incorrect operand type for operator or function; operator or function: size, operand type: N
                a < :bool => Incorrect operand type for operator or function; operator or function: <, operand type: BOOL
                :nul >= a => Incorrect operand type for operator or function; operator or function: >=, operand type: NULL
                a <= :l => Incorrect operand type for operator or function; operator or function: <=, operand type: L
                a > :m => Incorrect operand type for operator or function; operator or function: >, operand type: M
                a < :ss => Incorrect operand type for operator or function; operator or function: <, operand type: SS
                a BETWEEN :bool AND :bool => Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: BOOL
                attribute_type(a, :one) => Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N
                attribute_type(a, :t) => Invalid attribute type name found; type: XX, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}
                attribute_type(a, b) => Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}
                a BETWEEN :one AND :s => The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:str}
                a BETWEEN :two AND :one => The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}

                a[99999999999] = :one => List index is not within the allowable range; index: [99999999999]
                a[2147483648] = :one => List index is not within the allowable range; index: [2147483648]
                a[2147483647] = :one => ok
                """);
    }

    /** Each row breaks two rules; the one of the earlier rank is reported though it stands later in the text. */
    @TestFactory
    Stream<DynamicTest> conditionRanks() {
        return table(ExpressionKind.CONDITION, """
                ((dog(a))) AND => Syntax error; token: "<EOF>", near: "AND"
                dog(a) AND ((b = :one)) => The expression has redundant parentheses;
                size(a) AND dog(a) => Invalid function name; function: dog
                name = :s AND size(a) => The function is not allowed to be used this way in an expression; function: size
                a = :undef AND name = :s => Attribute name is a reserved keyword; reserved keyword: name
                contains(a) AND b = :undef => An expression attribute value used in expression is not defined; attribute value: :undef
                a = a AND contains(b) => Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1
                a < :bool AND b = b => The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [b]
                """);
    }

    @TestFactory
    Stream<DynamicTest> updatesThatAreLegal() {
        return table(ExpressionKind.UPDATE, """
                set a = :one remove b add c :one delete d :ss => ok
                SET a = (:one) => ok
                SET a = (a + :one) => ok
                SET a = (a) - (:one) => ok
                SET a = ((a) + :one) => ok
                SET a = if_not_exists((a), :one) => ok
                SET a = if_not_exists(b, if_not_exists(c, :one)) + if_not_exists(d, :one) => ok
                SET a = list_append(if_not_exists(b, :l), :l) => ok
                SET a = :one, #dot = :two => ok
                SET a.b = :one, a.c = :two, b[0] = :one, b[1].c = a => ok
                REMOVE a[0], a[1] ADD b[0] :one => ok
                ADD a :ns, b :bs DELETE c :ns, d :bs => ok
                """);
    }

    @TestFactory
    Stream<DynamicTest> updates() {
        return table(ExpressionKind.UPDATE, """
                SET a = ((a + :one)) => The expression has redundant parentheses;
                SET a = ((:one)) => The expression has redundant parentheses;
                SET a = ((:one)) + :two => The expression has redundant parentheses;
                SET a = :one + ((:two)) => The expression has redundant parentheses;

                SET status = :s => Attribute name is a reserved keyword; reserved keyword: status
                SET size = :one => Attribute name is a reserved keyword; reserved keyword: size
                SET a = dog(a) => Invalid function name; function: dog
                SET a = size(a) => The function is not allowed in an update expression; function: size
                SET a = attribute_exists(a) => The function is not allowed in an update expression; function: attribute_exists
                SET a = :one SET b = :two => The "SET" section can only be used once in an update expression;
                REMOVE a REMOVE b => The "REMOVE" section can only be used once in an update expression;
                ADD a :one add b :one => The "ADD" section can only be used once in an update expression;
                DELETE a :ss DELETE b :ss => The "DELETE" section can only be used once in an update expression;
                SET #nope = :one => An expression attribute name used in the document path is not defined; attribute name: #nope
                SET a = :undef => An expression attribute value used in expression is not defined; attribute value: :undef
                ADD a :undef => An expression attribute value used in expression is not defined; attribute value: :undef

                SET a = :one, #a = :two => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
                SET a.b = :one, a = :two => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]
                SET #m.x = :one, m.x.q = :two => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m, x, q]
                SET c = :one, a.b = :one, a.c = :two, a = :one => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]
                REMOVE l[0], l[00] => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [0]], path two: [l, [0]]
                SET a = :one REMOVE b ADD b :one => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b]
                SET a.b = :one, a[0] = :two => Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]
                SET m[0].x = :one REMOVE m[0][1] => Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, [0], x], path two: [m, [0], [1]]

                SET a = a + :s => Incorrect operand type for operator or function; operator or function: +, operand type: S
                SET a = :nul - a => Incorrect operand type for operator or function; operator or function: -, operand type: NULL
                SET a = list_append(a, :one) => Incorrect operand type for operator or function; operator or function: list_append, operand type: N
                SET a = list_append(a, :l) + :one => Incorrect operand type for operator or function; operator or function: +, operand type: L
                SET a = list_append(a) => Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1
                SET a = list_append(a, :l, :l) => Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 3
                SET a = if_not_exists(a) => Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1
                SET a = if_not_exists(:one, a) => Operator or function requires a document path; operator or function: if_not_exists
                SET a = if_not_exists(if_not_exists(a, :one), :one) => Operator or function requires a document path; operator or function: if_not_exists
                SET a = list_append(list_append(a, :l), :l) => The function is not allowed to be used this way in an expression; function: list_append
                SET a = if_not_exists(a, list_append(b, :l)) => The function is not allowed to be used this way in an expression; function: list_append
                ADD a :s => Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND
                ADD a :b => Incorrect operand type for operator or function; operator: ADD, operand type: BINARY, typeSet: ALLOWED_FOR_ADD_OPERAND
                ADD a :l => Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND
                ADD a :m => Incorrect operand type for operator or function; operator: ADD, operand type: MAP, typeSet: ALLOWED_FOR_ADD_OPERAND
                ADD a :bool => Incorrect operand type for operator or function; operator: ADD, operand type: BOOLEAN, typeSet: ALLOWED_FOR_ADD_OPERAND
                ADD a :nul => Incorrect operand type for operator or function; operator: ADD, operand type: NULL, typeSet: ALLOWED_FOR_ADD_OPERAND
                DELETE a :one => Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND
                """);
    }

    @TestFactory
    Stream<DynamicTest> updateRanks() {
        return table(ExpressionKind.UPDATE, """
                SET a = dog(b), name = :one => Attribute name is a reserved keyword; reserved keyword: name
                SET a = ((:one)), name = :one => The expression has redundant parentheses;
                SET a = :one SET b = dog(c) => Invalid function name; function: dog
                SET a = #undef SET b = :one => The "SET" section can only be used once in an update expression;
                SET a = :undef, b = #undef => An expression attribute name used in the document path is not defined; attribute name: #undef
                SET a = :one, a = :undef => An expression attribute value used in expression is not defined; attribute value: :undef
                SET a.b = :one, a[0] = :one, c = :one, c = :two => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [c], path two: [c]
                SET a.b = a + :s, a[0] = :one => Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]
                SET a = list_append(list_append(a, :l), :l) ADD b :s => Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND
                """);
    }

    @TestFactory
    Stream<DynamicTest> projections() {
        return table(ExpressionKind.PROJECTION, """
                name => Attribute name is a reserved keyword; reserved keyword: name
                #undef => An expression attribute name used in the document path is not defined; attribute name: #undef
                a, #a => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]
                m, m.x => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, x]
                l[0], l[0].x => Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [l, [0]], path two: [l, [0], x]
                m.x, m[0] => Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [m, x], path two: [m, [0]]
                #dot, a => ok
                a[99999999999] => List index is not within the allowable range; index: [99999999999]
                A, a => ok
                """);
    }

    @Test
    void emptyExpressionIsRefusedForEveryKind() {
        for (ExpressionKind kind : ExpressionKind.values()) {
            assertThat(answer(kind, ""))
                    .isEqualTo("Invalid " + kind.parameter() + ": The expression can not be empty;");
        }
    }

    @Test
    void operatorsAreCountedUpTo300() {
        String legal = "a = :one OR ".repeat(149) + "NOT a = :one";
        assertThat(answer(ExpressionKind.CONDITION, legal)).isEqualTo("ok");
        assertThat(answer(ExpressionKind.CONDITION, "NOT " + legal))
                .isEqualTo(
                        "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");
    }

    @Test
    void betweenIsOneOperatorAndFunctionsAreNone() {
        String text = "a BETWEEN :one AND :two OR attribute_exists(b) OR ".repeat(80);
        assertThat(answer(ExpressionKind.CONDITION, text + "c IN (:one)")).isEqualTo("ok");
    }

    @Test
    void inTakes100Operands() {
        assertThat(answer(ExpressionKind.FILTER, "a IN (:one" + ",:one".repeat(99) + ")"))
                .isEqualTo("ok");
        assertThat(answer(ExpressionKind.FILTER, "a IN (:one" + ",:one".repeat(100) + ")"))
                .isEqualTo("Invalid FilterExpression: The IN operator is provided with too many operands;"
                        + " number of operands: 101");
    }

    @Test
    void pathsHave32Elements() {
        assertThat(answer(ExpressionKind.PROJECTION, "a" + ".a".repeat(30) + "[0]"))
                .isEqualTo("ok");
        assertThat(answer(ExpressionKind.PROJECTION, "a" + ".a".repeat(31) + "[0]"))
                .isEqualTo(
                        "Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33");
    }

    @Test
    void sizeIsCountedInUtf8() {
        String start = "a = :one AND attribute_exists(";
        String legal = start + "b".repeat(4096 - start.length() - 1) + ")";
        assertThat(answer(ExpressionKind.CONDITION, legal)).isEqualTo("ok");
        assertThat(answer(ExpressionKind.CONDITION, legal + "é"))
                .isEqualTo("Invalid ConditionExpression: Expression size has exceeded the maximum allowed size;"
                        + " expression size: 4098");
    }

    @Test
    void sizeIsNotNamedForUpdates() {
        assertThat(answer(ExpressionKind.UPDATE, "SET a = :one" + " ".repeat(4096)))
                .isEqualTo("Invalid UpdateExpression: Expression size has exceeded the maximum allowed size;");
    }

    @Test
    void anyDepthOfParenthesesIsAnswered() {
        assertThat(answer(ExpressionKind.CONDITION, "(".repeat(4096)))
                .isEqualTo("Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\"");
        assertThat(answer(ExpressionKind.CONDITION, "(".repeat(2000) + "a = :one" + ")".repeat(2000)))
                .isEqualTo("Invalid ConditionExpression: The expression has redundant parentheses;");
        assertThat(answer(ExpressionKind.UPDATE, "SET a = " + "(".repeat(2000) + ":one" + ")".repeat(2000)))
                .isEqualTo("Invalid UpdateExpression: The expression has redundant parentheses;");
    }

    @Test
    void anyDepthOfOperatorsIsAnswered() {
        assertThat(answer(ExpressionKind.CONDITION, "NOT ".repeat(1000) + "a = :one"))
                .isEqualTo(
                        "Invalid ConditionExpression: The expression contains too many operators; operator count: 1001");
        assertThat(answer(ExpressionKind.CONDITION, "NOT(".repeat(800) + "a = :one" + ")".repeat(800)))
                .isEqualTo(
                        "Invalid ConditionExpression: The expression contains too many operators; operator count: 801");
        assertThat(answer(ExpressionKind.CONDITION, "NOT(".repeat(299) + "a = :one" + ")".repeat(299)))
                .isEqualTo("ok");
        assertThat(answer(ExpressionKind.CONDITION, "size(".repeat(600) + "a" + ")".repeat(600) + "= :one"))
                .isEqualTo(
                        "Invalid ConditionExpression: The function is not allowed to be used this way in an expression;"
                                + " function: size");
    }

    @Test
    void theDeepestUpdateIsLegal() {
        String start = "if_not_exists(a,".repeat(238);
        assertThat(answer(ExpressionKind.UPDATE, "SET a=" + start + "b" + ")".repeat(238)))
                .isEqualTo("ok");
    }
}
