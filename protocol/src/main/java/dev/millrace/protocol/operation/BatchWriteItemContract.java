package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.BatchErrors;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts and deletes several items of one table or more. */
public final class BatchWriteItemContract
        implements OperationContract<BatchWriteItemContract.Request, BatchWriteItemContract.Response> {
    private static final Member<AttributeMap> ITEM = Member.required("Item", Shapes.attributes());
    private static final Member<Structure> PUT_REQUEST =
            Member.optional("PutRequest", StructureShape.of("PutRequest", ITEM));
    private static final Member<Structure> DELETE_REQUEST =
            Member.optional("DeleteRequest", StructureShape.of("DeleteRequest", ItemRequestMembers.KEY));
    private static final Member<Map<String, List<Structure>>> REQUEST_ITEMS = Member.required(
            "RequestItems",
            Shapes.listsByTable(
                    StructureShape.of("WriteRequest", PUT_REQUEST, DELETE_REQUEST),
                    "java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>",
                    ServiceLimits.BATCH_WRITE_COUNT_MAX));
    private static final StructureShape SHAPE = StructureShape.of(
            "BatchWriteItemInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS,
            REQUEST_ITEMS);

    @Override
    public String name() {
        return "BatchWriteItem";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        Map<String, List<Structure>> tables = body.require(REQUEST_ITEMS);
        if (tables.isEmpty()) {
            throw BatchErrors.noRequests(name());
        }
        Map<String, List<WriteRequest>> requestItems = new LinkedHashMap<>();
        for (Map.Entry<String, List<Structure>> table : tables.entrySet()) {
            requestItems.put(table.getKey(), Absent.map(table.getValue(), BatchWriteItemContract::writeRequest));
        }
        return new Request(
                requestItems,
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.consumedCapacities(response.consumedCapacity, out);
        AnswerJson.itemCollectionMetrics(response.itemCollectionMetrics, out);
        out.name("UnprocessedItems").beginObject();
        for (Map.Entry<String, List<WriteRequest>> table : response.unprocessedItems.entrySet()) {
            out.name(table.getKey()).beginArray();
            for (WriteRequest write : table.getValue()) {
                write(write, out);
            }
            out.endArray();
        }
        out.endObject();
        out.endObject();
    }

    private static WriteRequest writeRequest(Structure structure) {
        return new WriteRequest(
                Absent.convert(structure.find(PUT_REQUEST), put -> put.require(ITEM)),
                Absent.convert(structure.find(DELETE_REQUEST), delete -> delete.require(ItemRequestMembers.KEY)));
    }

    private static void write(WriteRequest write, JsonWriter out) {
        out.beginObject();
        if (write.item() != null) {
            out.name("PutRequest").beginObject().name("Item");
            AttributeValueJson.write(write.item().values(), out);
            out.endObject();
        }
        if (write.key() != null) {
            out.name("DeleteRequest").beginObject().name("Key");
            AttributeValueJson.write(write.key().values(), out);
            out.endObject();
        }
        out.endObject();
    }

    /**
     * What BatchWriteItem asks for.
     *
     * @param requestItems by table as the request names it, in the order of the request
     */
    public record Request(
            Map<String, List<WriteRequest>> requestItems,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable ReturnItemCollectionMetrics returnItemCollectionMetrics) {
        public Request {
            requestItems = Collections.unmodifiableMap(new LinkedHashMap<>(requestItems));
        }
    }

    /** What BatchWriteItem answers; what was not written is named as in the request. */
    public record Response(
            Map<String, List<WriteRequest>> unprocessedItems,
            @Nullable Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics,
            @Nullable List<ConsumedCapacity> consumedCapacity) {
        public Response {
            unprocessedItems = Collections.unmodifiableMap(new LinkedHashMap<>(unprocessedItems));
            itemCollectionMetrics = Absent.copy(itemCollectionMetrics);
            consumedCapacity = Absent.copy(consumedCapacity);
        }
    }
}
