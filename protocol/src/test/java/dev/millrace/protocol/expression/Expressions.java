package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.model.AttributeMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** The placeholders that the tables of these tests use, and how a table becomes tests. */
final class Expressions {
    /** Every value the tables use. */
    static final AttributeMap VALUES = Json.attributeMap(Json.object("""
            {":one": {"N": "1"}, ":two": {"N": "2"}, ":s": {"S": "str"}, ":t": {"S": "XX"}, ":S": {"S": "S"},
             ":l": {"L": [{"N": "7"}]}, ":m": {"M": {"x": {"N": "1"}}}, ":ss": {"SS": ["a"]}, ":ns": {"NS": ["1"]},
             ":bs": {"BS": ["YQ=="]}, ":bool": {"BOOL": true}, ":nul": {"NULL": true}, ":b": {"B": "YWI="},
             ":b1": {"B": "YQ=="}}
            """));

    /** Every name the tables use. */
    static final Map<String, String> NAMES = Map.of("#a", "a", "#m", "m", "#dot", "a.b", "#pk", "pk", "#name", "name");

    private Expressions() {}

    static ExpressionBinder binder() {
        return binder(NAMES, VALUES);
    }

    static ExpressionBinder binder(@Nullable Map<String, String> names, @Nullable AttributeMap values) {
        ExpressionTexts texts = new ExpressionTexts();
        for (ExpressionKind kind : ExpressionKind.values()) {
            texts.with(kind, "");
        }
        return ExpressionBinder.of(names, values, texts);
    }

    /** Binds a text of any kind. */
    static void bind(ExpressionKind kind, String text) {
        bind(binder(), kind, text);
    }

    static void bind(ExpressionBinder binder, ExpressionKind kind, String text) {
        switch (kind) {
            case CONDITION -> binder.condition(text);
            case FILTER -> binder.filter(text);
            case KEY_CONDITION -> binder.keyCondition(text);
            case UPDATE -> binder.update(text);
            case PROJECTION -> binder.projection(text);
        }
    }

    /** What the call answers: {@code ok}, or the message of a ValidationException. */
    static String outcome(Runnable call) {
        try {
            call.run();
            return "ok";
        } catch (ApiException e) {
            assertThat(e.type()).isEqualTo(ErrorType.VALIDATION);
            return String.valueOf(e.getMessage());
        }
    }

    /** One test for each row of {@code expression => expected}; blank lines separate groups. */
    static Stream<DynamicTest> table(String rows, UnaryOperator<String> answer) {
        return table(rows, answer, expected -> expected);
    }

    static Stream<DynamicTest> table(String rows, UnaryOperator<String> answer, UnaryOperator<String> expected) {
        return rows(rows).entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> assertThat(answer.apply(row.getKey())).isEqualTo(expected.apply(row.getValue()))));
    }

    static Map<String, String> rows(String table) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : table.split("\n", -1)) {
            if (!line.isBlank()) {
                String[] cells = line.split(" => ", 2);
                assertThat(cells).as(line).hasSize(2);
                assertThat(rows.put(cells[0].strip(), cells[1].strip()))
                        .as("twice: " + line)
                        .isNull();
            }
        }
        return rows;
    }
}
