package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What updates do to an item and what they return of it (source: expressions.md 5.3). */
final class UpdateSemanticsTest {
    private static final String INVALID_PATH =
            "The document path provided in the update expression is invalid for update";
    private static final String MISSING_OPERAND =
            "The provided expression refers to an attribute that does not exist in the item";
    private static final String WRONG_TYPE = "An operand in the update expression has an incorrect data type";
    private static final String OVERFLOW =
            "Number overflow. Attempting to store a number with magnitude larger than supported range";

    private static final Item KEY = Json.item("{'pk': {'S': 'k'}}");
    private static final AttributeMap VALUES = Json.attributeMap(Json.object("""
            {":1": {"N": "1"}, ":2": {"N": "2"}, ":9": {"N": "9"}, ":s": {"S": "s"}, ":ab": {"SS": ["a", "b"]},
             ":bc": {"SS": ["b", "c"]}, ":n12": {"NS": ["1", "2"]}, ":l": {"L": [{"N": "7"}]}, ":nul": {"NULL": true},
             ":m": {"M": {"q": {"N": "1"}}}, ":max": {"N": "9.9999999999999999999999999999999999999E+125"},
             ":1e50": {"N": "1e50"}, ":min": {"N": "1.5e-130"}, ":min2": {"N": "1.4e-130"}, ":x": {"BS": ["YQ=="]}}
            """));

    private static BoundUpdate update(String text) {
        return Expressions.binder(Map.of("#n", "n"), VALUES).update(text);
    }

    /** Applies an update to an item in short form and checks the item after, also in short form. */
    private static void check(String before, String text, String after) {
        Item item = Json.item(before);
        Item unchanged = Json.item(before);
        assertThat(update(text).apply(item, KEY).after()).isEqualTo(Json.item(after));
        assertThat(item).as("the item before is never touched").isEqualTo(unchanged);
    }

    private static void checkRefused(String before, String text, String message) {
        assertThat(Expressions.outcome(() -> update(text).apply(Json.item(before), KEY)))
                .isEqualTo(message);
    }

    @Test
    void setCreatesAndReplaces() {
        check("{}", "SET n = :1", "{'n': {'N': '1'}}");
        check("{'n': {'S': 'old'}}", "SET n = :1", "{'n': {'N': '1'}}");
        check("{'m': {'M': {}}}", "SET m.x = :1", "{'m': {'M': {'x': {'N': '1'}}}}");
        check("{'n': {'N': '4'}}", "SET #n = #n + :1", "{'n': {'N': '5'}}");
        check("{'n': {'N': '4'}}", "SET n = :1 - n", "{'n': {'N': '-3'}}");
        check("{}", "SET n = :1 + :2", "{'n': {'N': '3'}}");
    }

    @Test
    void setNeedsTheParent() {
        checkRefused("{}", "SET m.x = :1", INVALID_PATH);
        checkRefused("{'m': {'S': 's'}}", "SET m.x = :1", INVALID_PATH);
        checkRefused("{'m': {'M': {}}}", "SET m[0] = :1", INVALID_PATH);
        checkRefused("{'m': {'L': []}}", "SET m.x = :1", INVALID_PATH);
        checkRefused("{'m': {'M': {}}}", "SET m.x.y = :1", INVALID_PATH);
    }

    @Test
    void setPastTheEndAppendsInIndexOrder() {
        check(
                "{'l': {'L': [{'N': '0'}]}}",
                "SET l[9] = :9, l[5] = :1",
                "{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '9'}]}}");
        check("{'l': {'L': []}}", "SET l[0] = :1", "{'l': {'L': [{'N': '1'}]}}");
        checkRefused("{'l': {'L': []}}", "SET l[0].x = :1", INVALID_PATH);
    }

    @Test
    void everythingReadsTheItemBefore() {
        check("{'a': {'N': '1'}, 'b': {'N': '2'}}", "SET a = b, b = a", "{'a': {'N': '2'}, 'b': {'N': '1'}}");
        check(
                "{'l': {'L': [{'N': '1'}, {'N': '2'}]}}",
                "SET l[0] = l[1], l[1] = l[0]",
                "{'l': {'L': [{'N': '2'}, {'N': '1'}]}}");
        check("{'a': {'N': '1'}}", "SET b = a REMOVE a", "{'b': {'N': '1'}}");
        checkRefused("{}", "SET a = :1, b = a", MISSING_OPERAND);
        check("{'m': {'M': {'x': {'N': '1'}}}}", "SET m.x = m", "{'m': {'M': {'x': {'M': {'x': {'N': '1'}}}}}}");
    }

    @Test
    void missingOperandsAreRefused() {
        for (String value : new String[] {
            "b", "m.x", "l[0]", "b + :1", ":1 - b", "list_append(b, :l)", "if_not_exists(b, c)", "if_not_exists(a, b)"
        }) {
            checkRefused("{'a': {'N': '1'}, 'l': {'L': []}}", "SET z = " + value, MISSING_OPERAND);
        }
    }

    @Test
    void operandsOfTheWrongTypeAreRefused() {
        for (String value : new String[] {"s + :1", ":1 - s", "list_append(s, :l)", "list_append(:l, n)", "nul + :1"}) {
            checkRefused("{'s': {'S': 's'}, 'n': {'N': '1'}, 'nul': {'NULL': true}}", "SET z = " + value, WRONG_TYPE);
        }
    }

    @Test
    void arithmeticNeverRounds() {
        checkRefused("{'n': {'N': '1'}}", "SET n = n + :1e50", OVERFLOW);
        checkRefused("{'n': {'N': '9.9999999999999999999999999999999999999e125'}}", "SET n = n + :max", OVERFLOW);
        checkRefused("{'n': {'N': '1'}}", "ADD n :1e50", OVERFLOW);
        checkRefused(
                "{}",
                "SET n = :min - :min2",
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        check(
                "{'n': {'N': '12345678901234567890123456789012345678'}}",
                "ADD n :1",
                "{'n': {'N': '12345678901234567890123456789012345679'}}");
    }

    @Test
    void ifNotExistsKeepsWhatIsThere() {
        check("{'a': {'NULL': true}}", "SET a = if_not_exists(a, :1)", "{'a': {'NULL': true}}");
        check("{}", "SET a = if_not_exists(a, :1) + :1", "{'a': {'N': '2'}}");
        check(
                "{'c': {'N': '3'}}",
                "SET a = if_not_exists(a, if_not_exists(c, :1))",
                "{'c': {'N': '3'}, 'a': {'N': '3'}}");
        check("{}", "SET a = list_append(if_not_exists(a, :l), :l)", "{'a': {'L': [{'N': '7'}, {'N': '7'}]}}");
    }

    @Test
    void removeTakesAwayOrDoesNothing() {
        check("{'a': {'N': '1'}}", "REMOVE a, b", "{}");
        check("{'m': {'M': {'x': {'N': '1'}}}}", "REMOVE m.x, m.nope", "{'m': {'M': {}}}");
        check("{'l': {'L': [{'N': '1'}]}}", "REMOVE l[0], l[7]", "{'l': {'L': []}}");
        check(
                "{'l': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}, {'N': '3'}]}}",
                "REMOVE l[0], l[2]",
                "{'l': {'L': [{'N': '1'}, {'N': '3'}]}}");
    }

    @Test
    void removalShiftsAfterEverythingElse() {
        String list = "{'l': {'L': [{'N': '0'}, {'M': {}}, {'N': '2'}]}}";
        check(list, "REMOVE l[0] SET l[1].x = :1, l[2] = :9", "{'l': {'L': [{'M': {'x': {'N': '1'}}}, {'N': '9'}]}}");
        check(list, "REMOVE l[2] SET l[3] = :9", "{'l': {'L': [{'N': '0'}, {'M': {}}, {'N': '9'}]}}");
    }

    @Test
    void removeNeedsTheParent() {
        String item = "{'a': {'N': '1'}, 'm': {'M': {}}, 'l': {'L': []}}";
        for (String path : new String[] {"nope.x", "nope[0]", "a.x", "m[0]", "l.x", "m.nope.z"}) {
            checkRefused(item, "REMOVE " + path, INVALID_PATH);
            checkRefused(item, "DELETE " + path + " :ab", INVALID_PATH);
            checkRefused(item, "ADD " + path + " :1", INVALID_PATH);
        }
    }

    @Test
    void addSumsAndUnites() {
        check("{}", "ADD n :1", "{'n': {'N': '1'}}");
        check("{'n': {'N': '-1.5'}}", "ADD n :2", "{'n': {'N': '0.5'}}");
        check("{}", "ADD t :ab", "{'t': {'SS': ['a', 'b']}}");
        check("{'t': {'SS': ['a', 'b']}}", "ADD t :bc", "{'t': {'SS': ['c', 'b', 'a']}}");
        check("{'t': {'NS': ['2.0']}}", "ADD t :n12", "{'t': {'NS': ['1', '2']}}");
        check("{'t': {'BS': ['YQ==']}}", "ADD t :x", "{'t': {'BS': ['YQ==']}}");
        check("{'m': {'M': {}}}", "ADD m.x :1", "{'m': {'M': {'x': {'N': '1'}}}}");
        check("{'l': {'L': []}}", "ADD l[3] :1", "{'l': {'L': [{'N': '1'}]}}");
        checkRefused("{'n': {'NULL': true}}", "ADD n :1", WRONG_TYPE);
        checkRefused("{'n': {'L': []}}", "ADD n :1", WRONG_TYPE);
        checkRefused("{'n': {'N': '1'}}", "ADD n :ab", WRONG_TYPE);
        checkRefused("{'n': {'NS': ['1']}}", "ADD n :ab", WRONG_TYPE);
    }

    @Test
    void deleteTakesMembersAway() {
        check("{'t': {'SS': ['a', 'b', 'c']}}", "DELETE t :bc", "{'t': {'SS': ['a']}}");
        check("{'t': {'SS': ['a', 'b']}}", "DELETE t :ab", "{}");
        check("{'t': {'NS': ['1.0']}}", "DELETE t :n12", "{}");
        check("{'t': {'BS': ['YQ==', 'Yg==']}}", "DELETE t :x", "{'t': {'BS': ['Yg==']}}");
        check("{}", "DELETE t :ab", "{}");
        check("{'m': {'M': {'t': {'SS': ['a']}}}}", "DELETE m.t :ab", "{'m': {'M': {}}}");
        checkRefused("{'t': {'NS': ['1']}}", "DELETE t :ab", WRONG_TYPE);
        checkRefused("{'t': {'N': '1'}}", "DELETE t :ab", WRONG_TYPE);
    }

    @Test
    void missingItemIsCreatedFromItsKey() {
        assertThat(update("SET a = :1").apply(null, KEY).after())
                .isEqualTo(Json.item("{'pk': {'S': 'k'}, 'a': {'N': '1'}}"));
        assertThat(update("ADD a :1 REMOVE x.y").apply(null, KEY).after())
                .isEqualTo(Json.item("{'pk': {'S': 'k'}, 'a': {'N': '1'}}"));
        assertThat(BoundUpdate.NONE.apply(null, KEY).after()).isEqualTo(KEY);
    }

    @Test
    void missingItemIsNotCreatedByRemoving() {
        for (String text :
                new String[] {"REMOVE a", "REMOVE x.y", "REMOVE x[0]", "DELETE a :ab", "REMOVE a DELETE b :ab"}) {
            BoundUpdate.Result result = update(text).apply(null, KEY);
            assertThat(update(text).removesOnly()).isTrue();
            assertThat(result.after()).isNull();
            assertThat(result.updatedOld()).isNull();
            assertThat(result.updatedNew()).isNull();
        }
        assertThat(update("REMOVE a SET b = :1").removesOnly()).isFalse();
        assertThat(BoundUpdate.NONE.removesOnly()).isFalse();
    }

    @Test
    void missingItemHasNoAttributesToRead() {
        assertThat(Expressions.outcome(() -> update("SET a = b").apply(null, KEY)))
                .isEqualTo(MISSING_OPERAND);
        assertThat(Expressions.outcome(() -> update("SET x.y = :1").apply(null, KEY)))
                .isEqualTo(INVALID_PATH);
    }

    @Test
    void updateKeepsTheKeyAlone() {
        KeySchema schema =
                KeySchema.of(new KeyAttribute("pk", AttributeType.S), new KeyAttribute("n", AttributeType.N));
        for (String text : new String[] {"SET a = :1, n = :1", "REMOVE n", "ADD #n :1", "SET n.x = :1"}) {
            assertThat(Expressions.outcome(() -> update(text).requireNotKeys(schema)))
                    .isEqualTo("One or more parameter values were invalid: Cannot update attribute n."
                            + " This attribute is part of the key");
        }
        assertThat(Expressions.outcome(() -> update("SET m.n = :1, b = pk").requireNotKeys(schema)))
                .isEqualTo("ok");
    }

    @Test
    void untouchedContainersAreShared() {
        Item before = Json.item("{'m': {'M': {'x': {'M': {}}, 'y': {'M': {}}}}, 'l': {'L': []}}");
        Item after = Objects.requireNonNull(
                update("SET m.x.q = :1").apply(before, KEY).after());
        assertThat(after.find("l")).isSameAs(before.find("l"));
        assertThat(((AttributeValue.M) Objects.requireNonNull(after.find("m")))
                        .values()
                        .get("y"))
                .isSameAs(((AttributeValue.M) Objects.requireNonNull(before.find("m")))
                        .values()
                        .get("y"));
    }

    /** Each row: update, UPDATED_OLD, UPDATED_NEW; null where AWS sends no Attributes. */
    @TestFactory
    Stream<DynamicTest> returnsTouchedLeavesOnly() {
        Item before = Json.item("""
                {'pk': {'S': 'k'}, 'a': {'N': '1'}, 't': {'SS': ['a']},
                 'm': {'M': {'x': {'N': '1'}, 'y': {'N': '2'}, 'c': {'L': [{'N': '0'}, {'N': '1'}, {'N': '2'}]}}},
                 'l': {'L': [{'N': '0'}, {'N': '1'}, {'M': {'p': {'N': '5'}, 'q': {'N': '6'}}}]}}
                """);
        return Expressions.table(
                """
                SET a = a => {'a': {'N': '1'}} | {'a': {'N': '1'}}
                SET z = :1 => null | {'z': {'N': '1'}}
                SET a = :9, z = :1 => {'a': {'N': '1'}} | {'a': {'N': '9'}, 'z': {'N': '1'}}
                REMOVE a => {'a': {'N': '1'}} | null
                REMOVE z => null | null
                SET m.x = :9 => {'m': {'M': {'x': {'N': '1'}}}} | {'m': {'M': {'x': {'N': '9'}}}}
                SET m.z = :9 => null | {'m': {'M': {'z': {'N': '9'}}}}
                SET m.x = :9 REMOVE m.y => {'m': {'M': {'x': {'N': '1'}, 'y': {'N': '2'}}}} | {'m': {'M': {'x': {'N': '9'}}}}
                SET m.c[1] = :9 => {'m': {'M': {'c': {'L': [{'N': '1'}]}}}} | {'m': {'M': {'c': {'L': [{'N': '9'}]}}}}
                SET m.c[2] = :9, m.c[0] = :2 => {'m': {'M': {'c': {'L': [{'N': '0'}, {'N': '2'}]}}}} | {'m': {'M': {'c': {'L': [{'N': '2'}, {'N': '9'}]}}}}
                SET l[100] = :9 => null | null
                SET l[3] = :9 => null | {'l': {'L': [{'N': '9'}]}}
                REMOVE l[1] => {'l': {'L': [{'N': '1'}]}} | {'l': {'L': [{'M': {'p': {'N': '5'}, 'q': {'N': '6'}}}]}}
                REMOVE l[2] => {'l': {'L': [{'M': {'p': {'N': '5'}, 'q': {'N': '6'}}}]}} | null
                SET l[2].p = :9 => {'l': {'L': [{'M': {'p': {'N': '5'}}}]}} | {'l': {'L': [{'M': {'p': {'N': '9'}}}]}}
                ADD t :bc => {'t': {'SS': ['a']}} | {'t': {'SS': ['a', 'b', 'c']}}
                DELETE t :ab => {'t': {'SS': ['a']}} | null
                DELETE t :bc => {'t': {'SS': ['a']}} | {'t': {'SS': ['a']}}
                """,
                text -> {
                    BoundUpdate.Result result = update(text).apply(before, KEY);
                    return shown(result.updatedOld()) + " | " + shown(result.updatedNew());
                },
                expected -> {
                    String[] cells = expected.split(" \\| ", 2);
                    return reshown(cells[0]) + " | " + reshown(cells[1]);
                });
    }

    private static String shown(@Nullable Item item) {
        return item == null ? "null" : new TreeMap<>(item.attributes()).toString();
    }

    private static String reshown(String item) {
        return item.equals("null") ? item : shown(Json.item(item));
    }

    @Test
    void updateWithoutActionsReturnsNothing() {
        Item before = Json.item("{'a': {'N': '1'}}");
        BoundUpdate.Result result = BoundUpdate.NONE.apply(before, KEY);
        assertThat(result.after()).isEqualTo(before);
        assertThat(result.updatedOld()).isNull();
        assertThat(result.updatedNew()).isNull();
    }
}
