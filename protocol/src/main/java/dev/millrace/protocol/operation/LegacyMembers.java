package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shape;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.model.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the parameters from before expressions: Expected and AttributeUpdates. */
final class LegacyMembers {
    private static final String NAMESPACE = "com.amazonaws.dynamodb.v20120810.";

    private static final Member<AttributeValueJson.Single> VALUE = Member.optional("Value", Shapes.attributeValue());
    private static final Member<Boolean> EXISTS = Member.optional("Exists", Shapes.bool());
    private static final Member<ComparisonOperator> COMPARISON_OPERATOR = Member.optional(
            "ComparisonOperator",
            Shapes.enumeration(
                    ComparisonOperator.class,
                    "IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS"));
    private static final Member<List<AttributeValueJson.Single>> ATTRIBUTE_VALUE_LIST =
            Member.optional("AttributeValueList", Shapes.list(Shapes.attributeValue()));
    private static final Member<AttributeAction> ACTION =
            Member.optional("Action", Shapes.enumeration(AttributeAction.class, "ADD, PUT, DELETE"));

    static final Shape<Map<String, Structure>> EXPECTED = Shapes.map(
            StructureShape.of("ExpectedAttributeValue", VALUE, EXISTS, COMPARISON_OPERATOR, ATTRIBUTE_VALUE_LIST),
            NAMESPACE + "ExpectedAttributeValue");

    static final Shape<Map<String, Structure>> ATTRIBUTE_UPDATES =
            Shapes.map(StructureShape.of("AttributeValueUpdate", VALUE, ACTION), NAMESPACE + "AttributeValueUpdate");

    private LegacyMembers() {}

    static @Nullable Map<String, ExpectedAttributeValue> expected(@Nullable Map<String, Structure> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, ExpectedAttributeValue> conditions = new LinkedHashMap<>();
        for (Map.Entry<String, Structure> entry : entries.entrySet()) {
            conditions.put(entry.getKey(), expected(entry.getValue()));
        }
        return conditions;
    }

    static @Nullable Map<String, AttributeValueUpdate> attributeUpdates(@Nullable Map<String, Structure> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, AttributeValueUpdate> updates = new LinkedHashMap<>();
        for (Map.Entry<String, Structure> entry : entries.entrySet()) {
            AttributeValueJson.Single value = entry.getValue().find(VALUE);
            updates.put(
                    entry.getKey(),
                    new AttributeValueUpdate(
                            value == null ? null : value.value(),
                            entry.getValue().find(ACTION),
                            invalid(value)));
        }
        return updates;
    }

    private static ExpectedAttributeValue expected(Structure structure) {
        AttributeValueJson.Single value = structure.find(VALUE);
        String invalid = invalid(value);
        List<AttributeValue> operands = null;
        List<AttributeValueJson.Single> list = structure.find(ATTRIBUTE_VALUE_LIST);
        if (list != null) {
            operands = new ArrayList<>();
            for (AttributeValueJson.Single operand : list) {
                if (operand.value() != null) {
                    operands.add(operand.value());
                }
                invalid = invalid == null ? invalid(operand) : invalid;
            }
        }
        return new ExpectedAttributeValue(
                value == null ? null : value.value(),
                structure.find(EXISTS),
                structure.find(COMPARISON_OPERATOR),
                operands,
                invalid);
    }

    private static @Nullable String invalid(AttributeValueJson.@Nullable Single value) {
        return value == null || value.invalid() == null ? null : value.invalid().message();
    }
}
