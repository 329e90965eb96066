package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads several items of one table or more as they are at one moment. */
public final class TransactGetItemsContract
        implements OperationContract<TransactGetItemsContract.Request, TransactGetItemsContract.Response> {
    private static final Member<Structure> GET = Member.required(
            "Get",
            StructureShape.of(
                    "Get",
                    ItemRequestMembers.TABLE_NAME_TO_READ,
                    ItemRequestMembers.KEY,
                    ItemRequestMembers.PROJECTION_EXPRESSION,
                    ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES));
    private static final Member<List<Structure>> TRANSACT_ITEMS = Member.required(
            "TransactItems",
            Shapes.list(StructureShape.of("TransactGetItem", GET), 1, ServiceLimits.TRANSACTION_COUNT_MAX));
    private static final StructureShape SHAPE =
            StructureShape.of("TransactGetItemsInput", ItemRequestMembers.RETURN_CONSUMED_CAPACITY, TRANSACT_ITEMS);

    @Override
    public String name() {
        return "TransactGetItems";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                Absent.map(body.require(TRANSACT_ITEMS), TransactGetItemsContract::get),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.consumedCapacities(response.consumedCapacity, out);
        out.name("Responses").beginArray();
        for (Item item : response.items) {
            out.beginObject();
            AnswerJson.attributes("Item", item, out);
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }

    private static Get get(Structure member) {
        Structure get = member.require(GET);
        return new Get(
                get.require(ItemRequestMembers.TABLE_NAME_TO_READ),
                get.require(ItemRequestMembers.KEY),
                get.find(ItemRequestMembers.PROJECTION_EXPRESSION),
                get.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES));
    }

    /** One item to read. */
    public record Get(
            String tableName,
            AttributeMap key,
            @Nullable String projectionExpression,
            @Nullable Map<String, String> expressionAttributeNames) {
        public Get {
            expressionAttributeNames = Absent.copy(expressionAttributeNames);
        }
    }

    /** What TransactGetItems asks for. */
    public record Request(List<Get> gets, @Nullable ReturnConsumedCapacity returnConsumedCapacity) {
        public Request {
            gets = List.copyOf(gets);
        }
    }

    /**
     * What TransactGetItems answers.
     *
     * @param items in the order of the request; null for one that is not there, or of which nothing was asked for
     */
    public record Response(
            List<@Nullable Item> items, @Nullable List<ConsumedCapacity> consumedCapacity) {
        public Response {
            items = Collections.unmodifiableList(new ArrayList<>(items));
            consumedCapacity = Absent.copy(consumedCapacity);
        }
    }
}
