package dev.millrace.protocol.expression;

import static dev.millrace.protocol.expression.ast.ExpressionKind.CONDITION;
import static dev.millrace.protocol.expression.ast.ExpressionKind.FILTER;
import static dev.millrace.protocol.expression.ast.ExpressionKind.KEY_CONDITION;
import static dev.millrace.protocol.expression.ast.ExpressionKind.PROJECTION;
import static dev.millrace.protocol.expression.ast.ExpressionKind.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The placeholder maps by themselves and whether they are used (source: expressions.md 4, placeholder maps). */
final class PlaceholderTest {
    private static final AttributeMap ONE = values(":one");

    private static AttributeMap values(String... keys) {
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        for (String key : keys) {
            values.put(key, AttributeValue.n(1));
        }
        return new AttributeMap(values, null);
    }

    private static String check(@Nullable Map<String, String> names, @Nullable AttributeMap values) {
        return Expressions.outcome(() -> Expressions.binder(names, values));
    }

    @Test
    void tooManyLevelsAreReportedWithoutTheWrapper() {
        InvalidAttribute invalid = new InvalidAttribute(":deep", ValueProblem.bare("some reason"));
        assertThat(check(null, new AttributeMap(Map.of(), invalid))).isEqualTo("some reason");
    }

    private static String use(
            ExpressionTexts texts, @Nullable Map<String, String> names, @Nullable AttributeMap values) {
        return Expressions.outcome(() -> ExpressionBinder.of(names, values, texts));
    }

    @Test
    void emptyMapsAreRefused() {
        assertThat(check(Map.of(), null)).isEqualTo("ExpressionAttributeNames must not be empty");
        assertThat(check(null, AttributeMap.EMPTY)).isEqualTo("ExpressionAttributeValues must not be empty");
    }

    @Test
    void keysMustBePlaceholders() {
        for (String key : new String[] {"a", "#", "#a-b", ":a", "", "##", "#é"}) {
            assertThat(check(Map.of(key, "a"), null))
                    .isEqualTo("ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
        }
        for (String key : new String[] {"one", ":", ":o-ne", "#one", "", ": "}) {
            assertThat(check(null, values(key)))
                    .isEqualTo("ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
        }
        assertThat(check(Map.of("#_0aZ", "a", "#0", "b"), values(":_0aZ", ":0")))
                .isEqualTo("ok");
    }

    @Test
    void namesAreCheckedBeforeValues() {
        assertThat(check(Map.of(), AttributeMap.EMPTY)).isEqualTo("ExpressionAttributeNames must not be empty");
    }

    @Test
    void namesMayNotBeEmpty() {
        assertThat(check(Map.of("#a", ""), ONE))
                .isEqualTo("ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
    }

    @Test
    void valuesThatAreRefusedComeAfterTheKeys() {
        InvalidAttribute invalid = new InvalidAttribute(":bad", ValueProblem.of("some reason"));
        assertThat(check(null, new AttributeMap(ONE.values(), invalid)))
                .isEqualTo("ExpressionAttributeValues contains invalid value: some reason for key :bad");
        assertThat(check(null, new AttributeMap(Map.of(), invalid)))
                .isEqualTo("ExpressionAttributeValues contains invalid value: some reason for key :bad");
        assertThat(check(null, new AttributeMap(values("one").values(), invalid)))
                .isEqualTo("ExpressionAttributeValues contains invalid key: Syntax error; key: \"one\"");
    }

    @Test
    void namesNeedAnExpression() {
        ExpressionTexts none = new ExpressionTexts().with(CONDITION, null);
        assertThat(use(none, Map.of(), ONE))
                .isEqualTo("ExpressionAttributeNames can only be specified when using expressions");
        assertThat(use(new ExpressionTexts().with(PROJECTION, "a"), Map.of("#a", "a"), null))
                .isEqualTo("ok");
    }

    @Test
    void valuesNeedAnExpressionThatCanUseThem() {
        String start = "ExpressionAttributeValues can only be specified when using expressions: ";
        assertThat(use(new ExpressionTexts().with(CONDITION, null), null, AttributeMap.EMPTY))
                .isEqualTo(start + "ConditionExpression is null");
        assertThat(use(new ExpressionTexts().with(UPDATE, null).with(CONDITION, null), null, ONE))
                .isEqualTo(start + "UpdateExpression and ConditionExpression are null");
        assertThat(use(new ExpressionTexts().with(FILTER, null).with(PROJECTION, "a"), null, ONE))
                .isEqualTo(start + "FilterExpression is null");
        assertThat(use(
                        new ExpressionTexts()
                                .with(FILTER, null)
                                .with(KEY_CONDITION, null)
                                .with(PROJECTION, "a"),
                        null,
                        ONE))
                .isEqualTo(start + "FilterExpression and KeyConditionExpression are null");
        assertThat(use(new ExpressionTexts().with(UPDATE, null).with(CONDITION, "a = :one"), null, ONE))
                .isEqualTo("ok");
    }

    private static String unused(
            Map<String, String> names, AttributeMap values, Consumer<ExpressionBinder> expressions) {
        ExpressionBinder binder = Expressions.binder(names, values);
        expressions.accept(binder);
        return Expressions.outcome(binder::requireAllUsed);
    }

    @Test
    void unusedPlaceholdersAreRefusedNamesFirst() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("#x", "x");
        names.put("#a", "a");
        names.put("#y", "y");
        assertThat(unused(names, values(":z"), binder -> binder.condition("attribute_exists(#a)")))
                .isEqualTo("Value provided in ExpressionAttributeNames unused in expressions: keys: {#x, #y}");
        assertThat(unused(Map.of("#a", "a"), values(":x", ":one"), binder -> binder.update("SET #a = :one")))
                .isEqualTo("Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}");
    }

    @Test
    void anyExpressionOfTheRequestUsesAPlaceholder() {
        assertThat(unused(Map.of("#a", "a", "#b", "b"), values(":one", ":two"), binder -> {
                    binder.update("SET #a = :one");
                    binder.condition("attribute_exists(#a) OR #b = :two");
                }))
                .isEqualTo("ok");
    }

    @Test
    void usageIsCountedFromTheCachedTreeToo() {
        for (int request = 0; request < 3; request++) {
            assertThat(unused(Map.of("#a", "a"), values(":one"), binder -> binder.update("SET #a = #a + :one")))
                    .isEqualTo("ok");
        }
    }

    @Test
    void sameTextMayMeanOtherAttributes() {
        assertThat(Expressions.binder(Map.of("#a", "x"), null)
                        .projection("#a")
                        .paths()
                        .toString())
                .isEqualTo("[[x]]");
        assertThat(Expressions.binder(Map.of("#a", "y"), null)
                        .projection("#a")
                        .paths()
                        .toString())
                .isEqualTo("[[y]]");
    }
}
