package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shape;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shapes of the parameters from before expressions: conditions, updates, and names of attributes to read. */
final class LegacyMembers {
    private static final String NAMESPACE = "com.amazonaws.dynamodb.v20120810.";

    private static final Member<AttributeValueJson.Single> VALUE = Member.optional("Value", Shapes.attributeValue());
    private static final Member<Boolean> EXISTS = Member.optional("Exists", Shapes.bool());
    private static final Shape<ComparisonOperator> OPERATOR = Shapes.enumeration(
            ComparisonOperator.class,
            "IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS");
    private static final Member<ComparisonOperator> COMPARISON_OPERATOR =
            Member.optional("ComparisonOperator", OPERATOR);
    private static final Member<ComparisonOperator> REQUIRED_COMPARISON_OPERATOR =
            Member.required("ComparisonOperator", OPERATOR);
    private static final Member<List<AttributeValueJson.Single>> ATTRIBUTE_VALUE_LIST =
            Member.optional("AttributeValueList", Shapes.list(Shapes.attributeValue()));
    private static final Member<AttributeAction> ACTION =
            Member.optional("Action", Shapes.enumeration(AttributeAction.class, "ADD, PUT, DELETE"));

    static final Shape<Map<String, Structure>> EXPECTED = Shapes.map(
            StructureShape.of("ExpectedAttributeValue", VALUE, EXISTS, COMPARISON_OPERATOR, ATTRIBUTE_VALUE_LIST),
            NAMESPACE + "ExpectedAttributeValue");

    static final Shape<Map<String, Structure>> ATTRIBUTE_UPDATES =
            Shapes.map(StructureShape.of("AttributeValueUpdate", VALUE, ACTION), NAMESPACE + "AttributeValueUpdate");

    /** KeyConditions, QueryFilter and ScanFilter. */
    static final Shape<Map<String, Structure>> CONDITIONS = Shapes.map(
            StructureShape.of("Condition", ATTRIBUTE_VALUE_LIST, REQUIRED_COMPARISON_OPERATOR),
            NAMESPACE + "Condition");

    /** AttributesToGet; at most 255 names (source: limits.md, collected by dynalite). */
    static final Shape<List<String>> ATTRIBUTES_TO_GET =
            Shapes.list(Shapes.text(0, ServiceLimits.ATTRIBUTE_NAME_SIZE_MAX), 1, 255);

    private LegacyMembers() {}

    static @Nullable Map<String, Condition> conditions(@Nullable Map<String, Structure> entries) {
        if (entries == null) {
            return null;
        }
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (Map.Entry<String, Structure> entry : entries.entrySet()) {
            Structure structure = entry.getValue();
            Operands operands = new Operands();
            operands.addAll(structure.find(ATTRIBUTE_VALUE_LIST));
            conditions.put(
                    entry.getKey(),
                    new Condition(structure.require(REQUIRED_COMPARISON_OPERATOR), operands.values, operands.invalid));
        }
        return conditions;
    }

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
            Structure structure = entry.getValue();
            Operands operands = new Operands();
            AttributeValue value = operands.add(structure.find(VALUE));
            updates.put(entry.getKey(), new AttributeValueUpdate(value, structure.find(ACTION), operands.invalid));
        }
        return updates;
    }

    private static ExpectedAttributeValue expected(Structure structure) {
        Operands operands = new Operands();
        AttributeValue value = operands.add(structure.find(VALUE));
        List<AttributeValueJson.Single> list = structure.find(ATTRIBUTE_VALUE_LIST);
        operands.addAll(list);
        return new ExpectedAttributeValue(
                value,
                structure.find(EXISTS),
                structure.find(COMPARISON_OPERATOR),
                list == null ? null : operands.values,
                operands.invalid);
    }

    /** The values that stand under one attribute name, and the first reason to refuse one of them. */
    private static final class Operands {
        final List<AttributeValue> values = new ArrayList<>(1);

        @Nullable
        ValueProblem invalid;

        void addAll(@Nullable List<AttributeValueJson.Single> list) {
            if (list == null) {
                return;
            }
            for (AttributeValueJson.Single single : list) {
                AttributeValue value = add(single);
                if (value != null) {
                    values.add(value);
                }
            }
        }

        @Nullable
        AttributeValue add(AttributeValueJson.@Nullable Single single) {
            if (single == null) {
                return null;
            }
            if (invalid == null && single.invalid() != null) {
                invalid = single.invalid().problem();
            }
            return single.value();
        }
    }
}
