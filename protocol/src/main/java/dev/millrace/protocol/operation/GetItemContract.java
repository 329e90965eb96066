package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an item. */
public final class GetItemContract implements OperationContract<GetItemContract.Request, GetItemContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of(
            "GetItemInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.TABLE_NAME_TO_READ,
            ItemRequestMembers.KEY,
            ItemRequestMembers.ATTRIBUTES_TO_GET,
            ItemRequestMembers.CONSISTENT_READ,
            ItemRequestMembers.PROJECTION_EXPRESSION,
            ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES);

    @Override
    public String name() {
        return "GetItem";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(ItemRequestMembers.TABLE_NAME_TO_READ),
                body.require(ItemRequestMembers.KEY),
                body.find(ItemRequestMembers.ATTRIBUTES_TO_GET),
                body.find(ItemRequestMembers.CONSISTENT_READ),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(ItemRequestMembers.PROJECTION_EXPRESSION),
                body.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.attributes("Item", response.item, out);
        AnswerJson.consumedCapacity(response.consumedCapacity, out);
        out.endObject();
    }

    /** What GetItem asks for. */
    public record Request(
            String tableName,
            AttributeMap key,
            @Nullable List<String> attributesToGet,
            @Nullable Boolean consistentRead,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable String projectionExpression,
            @Nullable Map<String, String> expressionAttributeNames) {
        public Request {
            attributesToGet = Absent.copy(attributesToGet);
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What GetItem answers. */
    public record Response(@Nullable Item item, @Nullable ConsumedCapacity consumedCapacity) {}
}
