package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What conditions mean (source: expressions.md 5.1 and 5.2), beyond the recorded probes. */
final class ConditionSemanticsTest {
    private static final Item ITEM = Json.item("""
            {'n': {'N': '5'}, 'big': {'N': '12345678901234567890123456789012345678'}, 's': {'S': 'hello'},
             'emoji': {'S': 'h\\u00e9\\ud83d\\ude00'}, 'high': {'S': '\\uffee'}, 'b': {'B': 'gH8='}, 't': {'BOOL': true},
             'nul': {'NULL': true}, 'l': {'L': [{'S': 'a'}, {'N': '1.0'}, {'SS': ['q', 'r']}, {'M': {'z': {'N': '1'}}}]},
             'm': {'M': {'x': {'N': '1'}, 'deep': {'M': {'l': {'L': [{'N': '7'}]}}}, 'a.b': {'S': 'dot'}}},
             'ss': {'SS': ['a', 'b']}, 'ns': {'NS': ['1', '2']}, 'bs': {'BS': ['YQ==']}, 'el': {'L': []}, 'em': {'M': {}}}
            """);
    private static final AttributeMap VALUES = Json.attributeMap(Json.object("""
            {":5": {"N": "5"}, ":50": {"N": "5.0"}, ":500": {"N": "0.5e1"}, ":five": {"S": "5"}, ":one": {"N": "1"},
             ":big": {"N": "12345678901234567890123456789012345679"}, ":emoji": {"S": "\\ud83d\\ude00"}, ":4": {"N": "4"},
             ":b": {"B": "gA=="}, ":b2": {"B": "fw=="}, ":rq": {"SS": ["r", "q"]}, ":ns": {"NS": ["2.0", "1.00"]},
             ":mz": {"M": {"z": {"N": "1.0"}}}, ":l": {"L": [{"S": "a"}, {"N": "1"}, {"SS": ["r", "q"]},
             {"M": {"z": {"N": "1"}}}]}, ":l2": {"L": [{"N": "1"}, {"S": "a"}]}, ":F": {"BOOL": false},
             ":nul": {"NULL": true}, ":a": {"S": "a"}, ":e": {"S": ""}, ":eb": {"B": ""}, ":yq": {"B": "YQ=="},
             ":L": {"S": "L"}, ":NULL": {"S": "NULL"}, ":BOOL": {"S": "BOOL"}, ":0": {"N": "0"}, ":9": {"N": "9"},
             ":hello": {"S": "hello world"}, ":dot": {"S": "dot"}}
            """));
    private static final Map<String, String> NAMES = Map.of("#dot", "a.b", "#n", "n");

    private static boolean test(String condition, Item item) {
        return Expressions.binder(NAMES, VALUES).condition(condition).test(item);
    }

    @TestFactory
    Stream<DynamicTest> equality() {
        return Expressions.table("""
                n = :5 => true
                n = :50 => true
                n = :500 => true
                n <> :500 => false
                n = :five => false
                n <> :five => true
                big < :big => true
                big = :big => false
                t = :F => false
                t <> :F => true
                nul = :nul => true
                ns = :ns => true
                l = :l => true
                l[3] = :mz => true
                l = :l2 => false
                em = el => false
                em <> el => true
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> order() {
        return Expressions.table("""
                high < :emoji => true
                b > :b => true
                b > :b2 => true
                n < :five => false
                NOT n < :five => true
                n BETWEEN :4 AND :5 => true
                n BETWEEN :5 AND :9 => true
                :5 BETWEEN :4 AND n => true
                n BETWEEN :4 AND s => false
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> missingPaths() {
        return Expressions.table("""
                miss = :5 => false
                miss <> :5 => true
                miss < :5 => false
                miss >= :5 => false
                miss BETWEEN :4 AND :9 => false
                miss IN (:5, miss) => false
                miss = miss2 => false
                miss <> miss2 => true
                NOT miss = :5 => true
                miss.x[3] <> :5 => true
                n.x = :5 => false
                l[9] = :5 => false
                l.x = :5 => false
                m[0] = :5 => false
                m.deep.l[0] > :5 => true
                m.#dot = :dot => true
                #dot = :dot => false
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> listsAndFunctions() {
        return Expressions.table("""
                n IN (:five, :50) => true
                n IN (:five, l[0]) => false
                l[0] IN (:nul, :a) => true

                attribute_exists(nul) => true
                attribute_not_exists(nul) => false
                attribute_exists(m.deep.l[0]) => true
                attribute_not_exists(m.deep.l[1]) => true
                attribute_exists(s.x) => false
                attribute_type(l, :L) => true
                attribute_type(nul, :NULL) => true
                attribute_type(t, :BOOL) => true
                attribute_type(miss, :NULL) => false
                attribute_type(:l, :L) => true
                begins_with(:hello, s) => true
                begins_with(s, :hello) => false
                begins_with(s, :e) => true
                begins_with(b, :b) => true
                begins_with(b, :eb) => true
                begins_with(b, :e) => false
                begins_with(n, :five) => false
                begins_with(miss, :e) => false
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> contains() {
        return Expressions.table("""
                contains(s, :e) => true
                contains(:hello, s) => true
                contains(ss, :a) => true
                contains(ss, :e) => false
                contains(ns, :one) => true
                contains(bs, :yq) => true
                contains(bs, :a) => false
                contains(b, :b2) => true
                contains(l, :a) => true
                contains(l, :one) => true
                contains(l, :rq) => true
                contains(l, :mz) => true
                contains(m, :a) => false
                contains(n, :5) => false
                contains(miss, :a) => false
                contains(s, miss) => false
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> sizes() {
        return Expressions.table("""
                size(emoji) = :4 => true
                size(b) > :one => true
                size(bs) = :one => true
                size(l) = :4 => true
                size(em) = :0 => true
                size(:hello) > size(s) => true
                size(n) = :0 => false
                size(n) <> :0 => true
                size(nul) < :9 => false
                size(miss) <> :0 => true
                size(s) = :five => false
                size(s) < :five => false
                size(s) IN (:5) => true
                size(s) BETWEEN :one AND :9 => true
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @TestFactory
    Stream<DynamicTest> logic() {
        return Expressions.table("""
                n = :5 OR miss = :5 AND miss = :5 => true
                (n = :5 OR miss = :5) AND miss = :5 => false
                NOT n = :5 OR n = :5 => true
                NOT (n = :5 OR n = :5) => false
                NOT NOT n = :5 => true
                NOT NOT NOT n = :5 => false
                n = :4 OR n = :9 OR #n = :5 => true
                n = :5 and Not miss = :5 or miss = :5 => true
                n BETWEEN :4 AND :9 AND s = :e => false
                """, text -> String.valueOf(test(text, ITEM)));
    }

    @Test
    void missingItemHasNoAttributes() {
        assertThat(Expressions.binder(null, null)
                        .condition("attribute_not_exists(pk)")
                        .test(null))
                .isTrue();
        assertThat(Expressions.binder(null, null)
                        .condition("attribute_exists(pk)")
                        .test(null))
                .isFalse();
    }

    @Test
    void namesMayHoldAnyCharacter() {
        Item item = Item.of(Map.of("a\u0000\n[0].b", AttributeValue.n(1)));
        ExpressionBinder binder = Expressions.binder(Map.of("#x", "a\u0000\n[0].b"), null);
        assertThat(binder.condition("attribute_exists(#x)").test(item)).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> filtersLeaveKeysAlone() {
        KeySchema schema =
                KeySchema.of(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("sk", AttributeType.S));
        return Expressions.table(
                """
                a = :one => ok
                a = :one AND sk = :s => Filter Expression can only contain non-primary key attributes: Primary key attribute: sk
                a = #pk => Filter Expression can only contain non-primary key attributes: Primary key attribute: pk
                size(pk) > :one => Filter Expression can only contain non-primary key attributes: Primary key attribute: pk
                m.pk = :one => ok
                sk.x = :s => Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: sk
                """,
                text -> Expressions.outcome(
                        () -> Expressions.binder().filter(text).requireNoKeys(schema, false)));
    }

    @Test
    void pathBelowAnIndexKeyIsNamedSo() {
        KeySchema schema = KeySchema.of(new KeyAttribute("gpk", AttributeType.S), null);
        assertThat(Expressions.outcome(
                        () -> Expressions.binder().filter("gpk[0] = :one").requireNoKeys(schema, true)))
                .isEqualTo("Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed:"
                        + " IndexKey: gpk");
    }
}
