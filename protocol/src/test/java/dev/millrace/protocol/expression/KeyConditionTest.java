package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.eval.KeyPredicate;
import dev.millrace.protocol.expression.eval.KeyRange;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Key conditions: the second pass and the match with a key schema (source: expressions.md 5.4). */
final class KeyConditionTest {
    private static final String PREFIX = "Invalid KeyConditionExpression: ";
    private static final KeyAttribute PK_KEY = new KeyAttribute("pk", AttributeType.S);
    private static final KeySchema PK = KeySchema.of(PK_KEY, null);
    private static final KeySchema PK_SK = KeySchema.of(PK_KEY, new KeyAttribute("sk", AttributeType.S));
    private static final KeySchema PK_N = KeySchema.of(PK_KEY, new KeyAttribute("n", AttributeType.N));
    private static final KeySchema PK_B = KeySchema.of(PK_KEY, new KeyAttribute("b", AttributeType.B));
    private static final KeySchema MULTIPLE = new KeySchema(
            List.of(new KeyAttribute("h1", AttributeType.S), new KeyAttribute("h2", AttributeType.N)),
            List.of(
                    new KeyAttribute("r1", AttributeType.S),
                    new KeyAttribute("r2", AttributeType.N),
                    new KeyAttribute("r3", AttributeType.S)));

    private static String fit(KeySchema schema, String text) {
        return Expressions.outcome(() -> Expressions.binder().keyCondition(text).fit(schema));
    }

    @TestFactory
    Stream<DynamicTest> secondPass() {
        return Expressions.table(
                """
                pk = :s OR sk = :s => Invalid operator used in KeyConditionExpression: OR
                NOT pk = :s => Invalid operator used in KeyConditionExpression: NOT
                NOT NOT pk = :s => Invalid operator used in KeyConditionExpression: NOT
                pk IN (:s) => Invalid operator used in KeyConditionExpression: IN
                pk <> :s => Invalid operator used in KeyConditionExpression: <>
                pk = :s AND attribute_exists(sk) => Invalid operator used in KeyConditionExpression: attribute_exists
                pk = :s AND attribute_not_exists(sk) => Invalid operator used in KeyConditionExpression: attribute_not_exists
                pk = :s AND attribute_type(sk, :S) => Invalid operator used in KeyConditionExpression: attribute_type
                pk = :s AND contains(sk, :s) => Invalid operator used in KeyConditionExpression: contains
                pk = :s AND size(sk) = :one => KeyConditionExpressions cannot contain nested operations
                pk = :s AND sk = size(pk) => KeyConditionExpressions cannot contain nested operations
                pk = sk => Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
                pk = :s AND sk BETWEEN :s AND pk => Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition
                :s = :s => Invalid condition in KeyConditionExpression: No key attribute specified
                pk = :s AND :s BETWEEN :t AND :s => Invalid condition in KeyConditionExpression: No key attribute specified
                pk = :s AND :s BETWEEN sk AND :s => Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand
                pk = :s AND begins_with(:s, sk) => Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand
                pk.x = :s => KeyConditionExpressions cannot have conditions on nested attributes
                pk = :s AND sk[0] = :s => KeyConditionExpressions cannot have conditions on nested attributes
                pk = :s AND #pk = :s => KeyConditionExpressions must only contain one condition per key
                pk = :s AND (sk > :s AND sk < :s) => KeyConditionExpressions must only contain one condition per key
                pk = pk => The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [pk]
                sk BETWEEN :two AND :one => The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}
                sk BETWEEN :s AND :one => The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:str}, upper bound operand: AttributeValue: {N:1}
                sk BETWEEN :b AND :b1 => The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {B:YWI=}, upper bound operand: AttributeValue: {B:YQ==}
                dog(pk) => Invalid function name; function: dog
                name = :s => Attribute name is a reserved keyword; reserved keyword: name
                """,
                text -> Expressions.outcome(() -> Expressions.binder().keyCondition(text)),
                expected -> PREFIX + expected);
    }

    @TestFactory
    Stream<DynamicTest> tableWithSortKey() {
        return Expressions.table("""
                pk = :s => ok
                :s = pk AND :s < sk => ok
                sk = :s AND pk = :s => ok
                (pk = :s) AND (begins_with(sk, :s)) => ok
                pk = :s AND sk BETWEEN :t AND :s => ok
                sk = :s => Query condition missed key schema element: pk
                a = :s => Query condition missed key schema element: pk
                a = :s AND sk = :s => Query condition missed key schema element: pk
                pk = :s AND a = :s => Query condition missed key schema element: sk
                pk = :s AND sk = :s AND a = :s => Conditions can be of length 1 or 2 only
                pk < :s => Query key condition not supported
                pk BETWEEN :s AND :s => Query key condition not supported
                begins_with(pk, :s) AND sk = :s => Query key condition not supported
                pk = :one => One or more parameter values were invalid: Condition parameter type does not match schema type
                pk = :ss => One or more parameter values were invalid: Condition parameter type does not match schema type
                pk = :s AND sk = :one => One or more parameter values were invalid: Condition parameter type does not match schema type
                pk = :s AND sk BETWEEN :one AND :two => One or more parameter values were invalid: Condition parameter type does not match schema type
                pk = :s AND begins_with(sk, :b) => One or more parameter values were invalid: Condition parameter type does not match schema type
                """, text -> fit(PK_SK, text));
    }

    @TestFactory
    Stream<DynamicTest> tableWithoutSortKey() {
        return Expressions.table("""
                pk = :s => ok
                pk = :s AND a = :s => Query key condition not supported
                a = :s AND c = :s => Query condition missed key schema element: pk
                """, text -> fit(PK, text));
    }

    @TestFactory
    Stream<DynamicTest> multiAttributeIndex() {
        return Expressions.table("""
                h1 = :s AND h2 = :one => ok
                r1 = :s AND h2 = :one AND h1 = :s => ok
                h1 = :s AND h2 = :one AND r1 = :s AND r2 > :one => ok
                h1 = :s AND h2 = :one AND r1 = :s AND r2 = :one AND begins_with(r3, :s) => ok
                h1 = :s => HASH key attributes h2 must have equality conditions specified in the query
                h2 = :one => HASH key attributes h1 must have equality conditions specified in the query
                h1 = :s AND h2 > :one => HASH key attributes h2 must have equality conditions specified in the query
                begins_with(h1, :s) AND h2 = :one => HASH key attributes h1 must have equality conditions specified in the query
                h1 = :s AND h2 = :one AND r2 = :one => RANGE key attributes r1 must have equality conditions specified in the query because a condition is present on key attribute r2
                h1 = :s AND h2 = :one AND r1 = :s AND r3 = :s => RANGE key attributes r2 must have equality conditions specified in the query because a condition is present on key attribute r3
                h1 = :s AND h2 = :one AND r1 > :s AND r2 = :one => RANGE key attributes r1 must have equality conditions specified in the query because a condition is present on key attribute r2
                h1 = :s AND h2 = :s => One or more parameter values were invalid: Condition parameter type does not match schema type
                h1 = :s AND h2 = :one AND r1 = :s AND r2 = :one AND r3 = :s AND pk = :s => Query key condition not supported
                h1 = :s AND h2 = :one AND pk = :s => Query condition missed key schema element: r1
                """, text -> fit(MULTIPLE, text));
    }

    @Test
    void noIndexHasMoreThanEightKeys() {
        String text = "k0 = :s"
                + Stream.of(1, 2, 3, 4, 5, 6, 7, 8)
                        .map(n -> " AND k" + n + " = :s")
                        .reduce("", String::concat);
        assertThat(Expressions.outcome(() -> Expressions.binder().keyCondition(text)))
                .isEqualTo("Conditions can be of length 1 or 2 only");
    }

    @Test
    void rangeHoldsTheValues() {
        KeyRange range = Expressions.binder()
                .keyCondition("r2 BETWEEN :one AND :two AND h1 = :s AND :one = h2 AND r1 = :t")
                .fit(MULTIPLE);
        assertThat(range.hash()).containsExactly(AttributeValue.s("str"), AttributeValue.n(1));
        assertThat(range.range())
                .extracting(KeyPredicate::toString)
                .containsExactly(
                        "KeyPredicate[attribute=r1, operator=EQ, value=S[value=XX], upper=null]",
                        "KeyPredicate[attribute=r2, operator=BETWEEN, value=N[value=1], upper=N[value=2]]");
    }

    private static boolean range(KeySchema schema, String condition, AttributeValue key) {
        KeyRange range =
                Expressions.binder().keyCondition("pk = :s AND " + condition).fit(schema);
        return range.range().get(0).test(key);
    }

    @TestFactory
    Stream<DynamicTest> numberPredicates() {
        return Expressions.table("""
                n = :one => 1
                n < :two => 0,1
                n <= :two => 0,1,2
                n > :one => 2,3
                n >= :one => 1,2,3
                n BETWEEN :one AND :two => 1,2
                :one < n => 2,3
                :two >= n => 0,1,2
                """, text -> {
            StringBuilder matching = new StringBuilder();
            for (int key = 0; key < 4; key++) {
                if (range(PK_N, text, AttributeValue.n(key))) {
                    matching.append(matching.isEmpty() ? "" : ",").append(key);
                }
            }
            return matching.toString();
        });
    }

    @Test
    void prefixPredicates() {
        assertThat(range(PK_SK, "begins_with(sk, :s)", AttributeValue.s("string")))
                .isTrue();
        assertThat(range(PK_SK, "begins_with(sk, :s)", AttributeValue.s("st"))).isFalse();
        AttributeValue binary =
                Objects.requireNonNull(Expressions.VALUES.values().get(":b"));
        assertThat(range(PK_B, "begins_with(b, :b1)", binary)).isTrue();
    }
}
