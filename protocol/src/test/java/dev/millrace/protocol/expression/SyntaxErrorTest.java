package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The token and the surroundings that AWS reports, row by row (source: expressions.md 1 to 3). */
final class SyntaxErrorTest {
    /** Each row: expression, token, near. */
    private static Stream<DynamicTest> table(ExpressionKind kind, String rows) {
        return Expressions.table(rows, text -> {
            String message = Expressions.outcome(() -> Expressions.bind(kind, text));
            String prefix = "Invalid " + kind.parameter() + ": Syntax error; token: \"";
            return message.startsWith(prefix) ? message.substring(prefix.length() - 1) : message;
        });
    }

    @TestFactory
    Stream<DynamicTest> conditions() {
        return table(ExpressionKind.CONDITION, """
                a = :one :two => ":two", near: ":one :two"
                a == :one => "=", near: "== :one"
                a != :one => "!", near: "a !="
                = :one => "=", near: "= :one"
                a = => "<EOF>", near: "="
                a IN () => ")", near: "()"
                a = "x" => \""", near: "= "x"
                a => "<EOF>", near: "a"
                :one => "<EOF>", near: ":one"
                (a) => "<EOF>", near: ")"
                (a) AND b = :one => "AND", near: ") AND b"
                (a b) => "b", near: "a b)"
                a = :one AND => "<EOF>", near: "AND"
                a = 1 => "1", near: "= 1"
                a.b. = :one => "=", near: ". = :one"
                a[0 = :one => "=", near: "0 = :one"
                a[-1] = :one => "-", near: "[-1"
                a[:one] = :two => ":one", near: "[:one]"
                a[#a] = :two => "#a", near: "[#a]"
                a[1.5] = :one => ".", near: "1.5"
                a.[0] = :one => "[", near: ".[0"
                a BETWEEN :one => "<EOF>", near: ":one"
                a BETWEEN :one OR :two => "OR", near: ":one OR :two"
                a IN :one => ":one", near: "IN :one"
                a IN (:one,) => ")", near: ",)"
                a IN (:one => "<EOF>", near: ":one"
                attribute_exists() => ")", near: "()"
                attribute_exists(a => "<EOF>", near: "a"
                attribute_exists(a) attribute_exists(b) => "attribute_exists", near: ") attribute_exists("
                a = :bool AND :bool => "<EOF>", near: ":bool"
                a + :one = :two => "+", near: "a + :one"
                a = :one + :two => "+", near: ":one + :two"
                a = :one AND (b = :two => "<EOF>", near: ":two"
                a = :one) => ")", near: ":one)"
                (a = :one) = :bool => "=", near: ") = :bool"
                (a = :one) BETWEEN :one AND :two => "BETWEEN", near: ") BETWEEN :one"
                a = (b = :one) => "=", near: "b = :one"
                a = b = :one => "=", near: "b = :one"
                NOT => "<EOF>", near: "NOT"
                NOT a => "<EOF>", near: "a"
                NOT (a) => "<EOF>", near: ")"
                a NOT = :one => "NOT", near: "a NOT ="
                a IS NULL => "IS", near: "a IS NULL"
                """);
    }

    @TestFactory
    Stream<DynamicTest> tokens() {
        return table(ExpressionKind.CONDITION, """
                _a = :one => "_", near: "_a"
                1a = :one => "1", near: "1a"
                a-b = :one => "-", near: "a-b"
                a$b = :one => "$", near: "a$b"
                # = :one => "#", near: "# ="
                : = a => ":", near: ": ="
                a=:one AND b=:one, c=:one => ",", near: ":one, c"
                a = :one; => ";", near: ":one;"
                and = :one => "and", near: "and ="
                a.set = :one => "set", near: ".set ="
                a = :one AND OR b = :one => "OR", near: "AND OR b"
                é = :one => "é", near: "é ="
                a = 😀 => "😀", near: "= 😀"
                a#b = :one => "#b", near: "a#b ="
                """);
    }

    @TestFactory
    Stream<DynamicTest> updates() {
        return table(ExpressionKind.UPDATE, """
                SET a = :one b = :two => "b", near: ":one b ="
                SET a = :one + :two + :one => "+", near: ":two + :one"
                SET a = (:one + :two) + :one => "+", near: ") + :one"
                SET a = :one + (:two + :one) => "+", near: ":two + :one"
                SET a = if_not_exists(a, :one + :two) => "+", near: ":one + :two"
                SET a = :one WHERE b => "WHERE", near: ":one WHERE b"
                SET a = :one AND b = :one => "AND", near: ":one AND b"
                INVALID SYNTAX => "INVALID", near: "INVALID SYNTAX"
                UPDATE a = :one => "UPDATE", near: "UPDATE a"
                SET => "<EOF>", near: "SET"
                SET a => "<EOF>", near: "a"
                SET a = => "<EOF>", near: "="
                SET a = :one, => "<EOF>", near: ","
                SET a = :one,, b = :two => ",", near: ",, b"
                SET a == :one => "=", near: "== :one"
                SET :one = a => ":one", near: "SET :one ="
                SET (a) = :one => "(", near: "SET (a"
                SET a(b) = :one => "(", near: "a(b"
                SET a = a * :two => "*", near: "a * :two"
                SET a = -:one => "-", near: "= -:one"
                SET a = (a + :one => "<EOF>", near: ":one"
                ADD a b => "b", near: "a b"
                ADD a = :one => "=", near: "a = :one"
                DELETE ss => "<EOF>", near: "ss"
                REMOVE a = :one => "=", near: "a = :one"
                REMOVE => "<EOF>", near: "REMOVE"
                REMOVE a SET => "<EOF>", near: "SET"
                """);
    }

    @TestFactory
    Stream<DynamicTest> projections() {
        return table(ExpressionKind.PROJECTION, """
                !!! INVALID !!! => "!", near: "!!"
                1a => "1", near: "1a"
                a.1 => "1", near: ".1"
                a[x] => "x", near: "[x]"
                a,,b => ",", near: ",,b"
                size(a) => "(", near: "size(a"
                a, => "<EOF>", near: ","
                a b => "b", near: "a b"
                (a) => "(", near: "(a"
                a[0 => "<EOF>", near: "0"
                a. => "<EOF>", near: "."
                .a => ".", near: ".a"
                a..b => ".", near: "..b"
                * => "*", near: "*"
                a, * => "*", near: ", *"
                :one => ":one", near: ":one"
                a[-1] => "-", near: "[-1"
                a[] => "]", near: "[]"
                """);
    }

    @TestFactory
    Stream<DynamicTest> keyConditionsAndFiltersNameTheirParameter() {
        return Stream.concat(
                table(
                        ExpressionKind.KEY_CONDITION,
                        "pk => \"<EOF>\", near: \"pk\"\npk == :s => \"=\", near: \"== :s\""),
                table(ExpressionKind.FILTER, "a == :s => \"=\", near: \"== :s\""));
    }

    @Test
    void whitespaceAloneIsShownWhole() {
        assertThat(Expressions.outcome(() -> Expressions.bind(ExpressionKind.CONDITION, " \t\r\n ")))
                .isEqualTo("Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \" \t\r\n \"");
    }

    @Test
    void otherWhitespaceIsAToken() {
        assertThat(Expressions.outcome(() -> Expressions.bind(ExpressionKind.CONDITION, "a\u00a0= :one")))
                .isEqualTo("Invalid ConditionExpression: Syntax error; token: \"\u00a0\", near: \"a\u00a0=\"");
    }

    @Test
    void sourceIsShownWithItsWhitespace() {
        assertThat(Expressions.outcome(() -> Expressions.bind(ExpressionKind.CONDITION, "a  =\n\t= :one")))
                .isEqualTo("Invalid ConditionExpression: Syntax error; token: \"=\", near: \"=\n\t= :one\"");
    }
}
