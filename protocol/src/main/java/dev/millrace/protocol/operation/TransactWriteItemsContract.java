package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.error.TransactionErrors;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.operation.TransactAction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes several items of one table or more, all or none. */
public final class TransactWriteItemsContract
        implements OperationContract<TransactWriteItemsContract.Request, TransactWriteItemsContract.Response> {
    private static final Member<AttributeMap> ITEM = Member.required("Item", Shapes.attributes());
    private static final Member<String> UPDATE_EXPRESSION = Member.required("UpdateExpression", Shapes.text());
    private static final Member<String> CONDITION_TO_CHECK = Member.required("ConditionExpression", Shapes.text());

    private static final Member<Structure> CONDITION_CHECK =
            member(Kind.CONDITION_CHECK, ItemRequestMembers.KEY, CONDITION_TO_CHECK);
    private static final Member<Structure> PUT = member(Kind.PUT, ITEM, ItemRequestMembers.CONDITION_EXPRESSION);
    private static final Member<Structure> DELETE =
            member(Kind.DELETE, ItemRequestMembers.KEY, ItemRequestMembers.CONDITION_EXPRESSION);
    private static final Member<Structure> UPDATE =
            member(Kind.UPDATE, ItemRequestMembers.KEY, UPDATE_EXPRESSION, ItemRequestMembers.CONDITION_EXPRESSION);

    private static final Member<List<Structure>> TRANSACT_ITEMS = Member.required(
            "TransactItems",
            Shapes.list(
                    StructureShape.of("TransactWriteItem", CONDITION_CHECK, PUT, DELETE, UPDATE),
                    1,
                    ServiceLimits.TRANSACTION_COUNT_MAX));
    private static final Member<String> CLIENT_REQUEST_TOKEN =
            Member.optional("ClientRequestToken", Shapes.text(1, ServiceLimits.REQUEST_TOKEN_LENGTH_MAX));
    private static final StructureShape SHAPE = StructureShape.of(
            "TransactWriteItemsInput",
            ItemRequestMembers.RETURN_CONSUMED_CAPACITY,
            ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS,
            CLIENT_REQUEST_TOKEN,
            TRANSACT_ITEMS);

    @Override
    public String name() {
        return "TransactWriteItems";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                Absent.map(body.require(TRANSACT_ITEMS), TransactWriteItemsContract::onlyAction),
                body.find(ItemRequestMembers.RETURN_CONSUMED_CAPACITY),
                body.find(ItemRequestMembers.RETURN_ITEM_COLLECTION_METRICS),
                body.find(CLIENT_REQUEST_TOKEN));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.consumedCapacities(response.consumedCapacity, out);
        AnswerJson.itemCollectionMetrics(response.itemCollectionMetrics, out);
        out.endObject();
    }

    private static Member<Structure> member(Kind kind, Member<?>... members) {
        List<Member<?>> all = new ArrayList<>();
        all.add(ItemRequestMembers.TABLE_NAME_TO_READ);
        all.addAll(List.of(members));
        all.add(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES);
        all.add(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES);
        all.add(ItemRequestMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);
        return Member.optional(kind.wireName(), StructureShape.of(kind.wireName(), all.toArray(Member<?>[]::new)));
    }

    /** A member of the list has exactly one action, which is no constraint of the service model. */
    private static TransactAction onlyAction(Structure member) {
        List<TransactAction> actions = new ArrayList<>(1);
        for (Kind kind : Kind.values()) {
            Structure action = member.find(
                    switch (kind) {
                        case CONDITION_CHECK -> CONDITION_CHECK;
                        case PUT -> PUT;
                        case DELETE -> DELETE;
                        case UPDATE -> UPDATE;
                    });
            if (action != null) {
                actions.add(action(kind, action));
            }
        }
        if (actions.isEmpty()) {
            throw TransactionErrors.noAction();
        }
        if (actions.size() > 1) {
            throw TransactionErrors.severalActions();
        }
        return actions.get(0);
    }

    private static TransactAction action(Kind kind, Structure action) {
        return new TransactAction(
                kind,
                action.require(ItemRequestMembers.TABLE_NAME_TO_READ),
                action.require(kind == Kind.PUT ? ITEM : ItemRequestMembers.KEY),
                kind == Kind.UPDATE ? action.require(UPDATE_EXPRESSION) : null,
                condition(
                        action,
                        kind == Kind.CONDITION_CHECK ? CONDITION_TO_CHECK : ItemRequestMembers.CONDITION_EXPRESSION));
    }

    private static TransactAction.Condition condition(Structure action, Member<String> expression) {
        return new TransactAction.Condition(
                action.find(expression),
                action.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_NAMES),
                action.find(ItemRequestMembers.EXPRESSION_ATTRIBUTE_VALUES),
                action.find(ItemRequestMembers.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE));
    }

    /** What TransactWriteItems asks for. */
    public record Request(
            List<TransactAction> actions,
            @Nullable ReturnConsumedCapacity returnConsumedCapacity,
            @Nullable ReturnItemCollectionMetrics returnItemCollectionMetrics,
            @Nullable String clientRequestToken) {
        public Request {
            actions = List.copyOf(actions);
        }
    }

    /** What TransactWriteItems answers. */
    public record Response(
            @Nullable Map<String, List<ItemCollectionMetrics>> itemCollectionMetrics,
            @Nullable List<ConsumedCapacity> consumedCapacity) {
        public Response {
            itemCollectionMetrics = Absent.copy(itemCollectionMetrics);
            consumedCapacity = Absent.copy(consumedCapacity);
        }
    }
}
