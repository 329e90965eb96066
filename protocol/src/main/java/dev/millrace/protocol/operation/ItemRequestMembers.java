package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;

/** The members that requests about items share; the orders of constants are AWS's (source: errors.md section 4). */
final class ItemRequestMembers {
    static final Member<String> TABLE_NAME_TO_READ = Member.optional("TableName", Shapes.tableNameToRead());

    static final Member<String> TABLE_NAME_TO_WRITE = Member.optional("TableName", Shapes.tableNameToWrite());

    static final Member<AttributeMap> KEY = Member.required("Key", Shapes.attributes());

    static final Member<ReturnConsumedCapacity> RETURN_CONSUMED_CAPACITY = Member.optional(
            "ReturnConsumedCapacity", Shapes.enumeration(ReturnConsumedCapacity.class, "INDEXES, TOTAL, NONE"));

    static final Member<ReturnItemCollectionMetrics> RETURN_ITEM_COLLECTION_METRICS = Member.optional(
            "ReturnItemCollectionMetrics", Shapes.enumeration(ReturnItemCollectionMetrics.class, "SIZE, NONE"));

    static final Member<ReturnValue> RETURN_VALUES = Member.optional(
            "ReturnValues",
            Shapes.enumeration(
                    ReturnValue.class,
                    "ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW",
                    // UPDATE_NEW without D is AWS's (source: errors.md section 7).
                    "ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE"));

    static final Member<ReturnValuesOnConditionCheckFailure> RETURN_VALUES_ON_CONDITION_CHECK_FAILURE = Member.optional(
            "ReturnValuesOnConditionCheckFailure",
            Shapes.enumeration(ReturnValuesOnConditionCheckFailure.class, "ALL_OLD, NONE"));

    static final Member<ConditionalOperator> CONDITIONAL_OPERATOR =
            Member.optional("ConditionalOperator", Shapes.enumeration(ConditionalOperator.class, "OR, AND"));

    static final Member<Map<String, Structure>> EXPECTED = Member.optional("Expected", LegacyMembers.EXPECTED);

    static final Member<String> CONDITION_EXPRESSION = Member.optional("ConditionExpression", Shapes.text());

    static final Member<Map<String, String>> EXPRESSION_ATTRIBUTE_NAMES =
            Member.optional("ExpressionAttributeNames", Shapes.map(Shapes.text(), "java.lang.String"));

    static final Member<AttributeMap> EXPRESSION_ATTRIBUTE_VALUES =
            Member.optional("ExpressionAttributeValues", Shapes.placeholders());

    static final Member<List<String>> ATTRIBUTES_TO_GET =
            Member.optional("AttributesToGet", LegacyMembers.ATTRIBUTES_TO_GET);

    static final Member<Boolean> CONSISTENT_READ = Member.optional("ConsistentRead", Shapes.bool());

    static final Member<String> PROJECTION_EXPRESSION = Member.optional("ProjectionExpression", Shapes.text());

    private ItemRequestMembers() {}
}
