package dev.millrace.protocol.expression.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.operation.AttributeValueUpdate;
import dev.millrace.protocol.operation.ComparisonOperator;
import dev.millrace.protocol.operation.Condition;
import dev.millrace.protocol.operation.ExpectedAttributeValue;
import dev.millrace.protocol.operation.PutItemContract;
import dev.millrace.protocol.operation.UpdateItemContract;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Legacy parameters and items from JSON with single quotes, and tables of what they answer. */
final class Legacy {
    private Legacy() {}

    private static JsonReader body(String quoted) {
        return JsonReader.of(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    static Item item(String quoted) {
        return Item.of(new PutItemContract()
                .decode(body("{'TableName':'t','Item':" + quoted + "}"))
                .item()
                .values());
    }

    static Map<String, ExpectedAttributeValue> expected(String quoted) {
        return Objects.requireNonNull(new PutItemContract()
                .decode(body("{'TableName':'t','Item':{},'Expected':" + quoted + "}"))
                .expected());
    }

    /** Condition maps have the operators and lists of Expected. */
    static Map<String, Condition> conditions(String quoted) {
        Map<String, Condition> conditions = new LinkedHashMap<>();
        expected(quoted)
                .forEach((attribute, condition) -> conditions.put(
                        attribute,
                        new Condition(
                                Objects.requireNonNull(condition.comparisonOperator()),
                                Objects.requireNonNullElse(condition.attributeValueList(), List.of()),
                                condition.invalid())));
        return conditions;
    }

    static Map<String, Condition> condition(String attribute, ComparisonOperator operator, String list) {
        return conditions(
                "{'" + attribute + "':{'ComparisonOperator':'" + operator + "','AttributeValueList':" + list + "}}");
    }

    static Map<String, AttributeValueUpdate> updates(String quoted) {
        return Objects.requireNonNull(new UpdateItemContract()
                .decode(body("{'TableName':'t','Key':{},'AttributeUpdates':" + quoted + "}"))
                .attributeUpdates());
    }

    /** What the call gives, or the message of its ValidationException. */
    static String outcome(Supplier<?> call) {
        try {
            return String.valueOf(call.get());
        } catch (ApiException e) {
            assertThat(e.type()).isEqualTo(ErrorType.VALIDATION);
            return String.valueOf(e.getMessage());
        }
    }

    /** One test for each line of {@code input => expected}. */
    static Stream<DynamicTest> table(String rows, java.util.function.Function<String, ?> call) {
        return rows.lines().filter(line -> !line.isBlank()).map(line -> {
            String[] cells = line.strip().split(" => ", 2);
            return DynamicTest.dynamicTest(
                    cells[0],
                    () -> assertThat(outcome(() -> call.apply(cells[0]))).isEqualTo(cells[1]));
        });
    }
}
