package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes an item. */
public final class DeleteItemContract
        implements OperationContract<DeleteItemContract.Request, DeleteItemContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of(
            "DeleteItemInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.TABLE_NAME_TO_WRITE,
            ItemRequestMembers.KEY,
            ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS,
            ItemRequestMembers.RETURN_VALUES,
            ItemRequestMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE,
            ItemRequestMembers.CONDITIONAL_OPERATOR,
            ItemRequestMembers.EXPECTED,
            ItemRequestMembers.CONDITION_EXPRESSION,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES);

    @Override
    public String name() {
        return "DeleteItem";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(ItemRequestMembers.TABLE_NAME_TO_WRITE),
                body.require(ItemRequestMembers.KEY),
                LegacyMembers.expected(body.find(ItemRequestMembers.EXPECTED)),
                body.find(ItemRequestMembers.CONDITIONAL_OPERATOR),
                body.find(ItemRequestMembers.RETURN_VALUES),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS),
                body.find(ItemRequestMembers.CONDITION_EXPRESSION),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES),
                body.find(ItemRequestMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.attributes("Attributes", response.attributes, out);
        AnswerJson.consumedCapacity(response.consumedCapacity, out);
        AnswerJson.itemCollectionMetrics(response.itemCollectionMetrics, out);
        out.endObject();
    }

    /** What DeleteItem asks for. */
    public record Request(
            String tableName,
            AttributeMap key,
            @Nullable Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator conditionalOperator,
            @Nullable ReturnValue returnValues,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable ReturnItemCollectionMetrics returnItemCollectionMetrics,
            @Nullable String conditionExpression,
            @Nullable Map<String, String> expressionAttributeNames,
            @Nullable AttributeMap expressionAttributeValues,
            @Nullable ReturnValuesOnConditionCheckFailure returnValuesOnConditionCheckFailure)
            implements ConditionalWriteRequest {
        public Request {
            expected = Absent.copy(expected);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What DeleteItem answers. */
    public record Response(
            @Nullable Item attributes,
            @Nullable ConsumedCapacity consumedCapacity,
            @Nullable ItemCollectionMetrics itemCollectionMetrics) {}
}
