package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.BatchErrors;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.AttributeValueJson.SpelledKey;
import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.Item;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads several items of one table or more. */
public final class BatchGetItemContract
        implements OperationContract<BatchGetItemContract.Request, BatchGetItemContract.Response> {
    private static final Member<List<SpelledKey>> KEYS = Member.required("Keys", Shapes.list(Shapes.spelledKey()));
    private static final Member<Map<String, Structure>> REQUEST_ITEMS = Member.required(
            "RequestItems",
            Shapes.tables(
                    StructureShape.of(
                            "KeysAndAttributes",
                            KEYS,
                            ItemRequestMembers.ATTRIBUTES_TO_GET,
                            ItemRequestMembers.CONSISTENT_READ,
                            ItemRequestMembers.PROJECTION_EXPRESSION,
                            ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                    "com.amazonaws.dynamodb.v20120810.KeysAndAttributes"));
    private static final StructureShape SHAPE =
            StructureShape.of("BatchGetItemInput", ItemRequestMembers.RETURN_CONSUMED_CAPACITY, REQUEST_ITEMS);

    @Override
    public String name() {
        return "BatchGetItem";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        Map<String, Structure> tables = body.require(REQUEST_ITEMS);
        if (tables.isEmpty()) {
            throw BatchErrors.noRequests(name());
        }
        Map<String, KeysAndAttributes> requestItems = new LinkedHashMap<>();
        for (Map.Entry<String, Structure> table : tables.entrySet()) {
            requestItems.put(table.getKey(), keysAndAttributes(table.getKey(), table.getValue()));
        }
        return new Request(requestItems, body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.consumedCapacities(response.consumedCapacity, out);
        out.name("Responses").beginObject();
        for (Map.Entry<String, List<Item>> table : response.responses.entrySet()) {
            out.name(table.getKey()).beginArray();
            for (Item item : table.getValue()) {
                ItemJson.write(item, out);
            }
            out.endArray();
        }
        out.endObject();
        out.name("UnprocessedKeys").beginObject();
        for (Map.Entry<String, KeysAndAttributes> table : response.unprocessedKeys.entrySet()) {
            out.name(table.getKey());
            write(table.getValue(), out);
        }
        out.endObject();
        out.endObject();
    }

    /** AWS judges the number of keys apart from all other constraints (source: errors.md 6.3). */
    private static KeysAndAttributes keysAndAttributes(String table, Structure structure) {
        List<SpelledKey> keys = structure.require(KEYS);
        if (keys.isEmpty()) {
            throw BatchErrors.noKeys(table);
        }
        if (keys.size() > ServiceLimits.BATCH_GET_COUNT_MAX) {
            throw BatchErrors.tooManyKeys(table, ServiceLimits.BATCH_GET_COUNT_MAX);
        }
        return new KeysAndAttributes(
                keys,
                structure.find(ItemRequestMembers.ATTRIBUTES_TO_GET),
                structure.find(ItemRequestMembers.CONSISTENT_READ),
                structure.find(ItemRequestMembers.PROJECTION_EXPRESSION),
                structure.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES));
    }

    private static void write(KeysAndAttributes left, JsonWriter out) {
        out.beginObject();
        out.name("Keys").beginArray();
        for (SpelledKey key : left.keys()) {
            AttributeValueJson.write(key.attributes().values(), out);
        }
        out.endArray();
        AnswerJson.texts("AttributesToGet", left.attributesToGet(), out);
        AnswerJson.bool("ConsistentRead", left.consistentRead(), out);
        AnswerJson.text("ProjectionExpression", left.projectionExpression(), out);
        Map<String, String> names = left.expressionAttributeNames();
        if (names != null) {
            out.name("ExpressionAttributeNames").beginObject();
            for (Map.Entry<String, String> name : names.entrySet()) {
                out.name(name.getKey()).value(name.getValue());
            }
            out.endObject();
        }
        out.endObject();
    }

    /**
     * What BatchGetItem asks for.
     *
     * @param requestItems by table as the request names it, in the order of the request
     */
    public record Request(
            Map<String, KeysAndAttributes> requestItems,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity) {
        public Request {
            requestItems = Collections.unmodifiableMap(new LinkedHashMap<>(requestItems));
        }
    }

    /** What BatchGetItem answers; tables are named as the request does. */
    public record Response(
            Map<String, List<Item>> responses,
            Map<String, KeysAndAttributes> unprocessedKeys,
            @Nullable List<ConsumedCapacity> consumedCapacity) {
        public Response {
            responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
            unprocessedKeys = Collections.unmodifiableMap(new LinkedHashMap<>(unprocessedKeys));
            consumedCapacity = Absent.copy(consumedCapacity);
        }
    }
}
