package dev.millrace.it.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to change one item. What holds for records is tested with each of them; a new one is one entry.
 *
 * <p>In a request {@code @T} stands for the table, {@code @K} for the members of the key, {@code @A} for the other
 * attributes as members of an item, {@code @U} for an update expression that sets them with its names and values, and
 * {@code @L} for the same as legacy updates.
 */
enum WritePath {
    PUT_ITEM(Effect.WRITES, "PutItem", "{'TableName':'@T','Item':{@K@A}}"),
    PUT_ITEM_EXPECTED(
            Effect.WRITES, "PutItem", "{'TableName':'@T','Item':{@K@A},'Expected':{'never':{'Exists':false}}}"),
    UPDATE_ITEM(Effect.WRITES, "UpdateItem", "{'TableName':'@T','Key':{@K}@U}"),
    UPDATE_ITEM_ATTRIBUTE_UPDATES(Effect.WRITES, "UpdateItem", "{'TableName':'@T','Key':{@K},'AttributeUpdates':{@L}}"),
    UPDATE_ITEM_EXPECTED(
            Effect.WRITES,
            "UpdateItem",
            "{'TableName':'@T','Key':{@K},'AttributeUpdates':{@L},'Expected':{'never':{'ComparisonOperator':'NULL'}}}"),
    BATCH_WRITE_ITEM_PUT(Effect.WRITES, "BatchWriteItem", "{'RequestItems':{'@T':[{'PutRequest':{'Item':{@K@A}}}]}}"),
    TRANSACT_WRITE_ITEMS_PUT(
            Effect.WRITES, "TransactWriteItems", "{'TransactItems':[{'Put':{'TableName':'@T','Item':{@K@A}}}]}"),
    TRANSACT_WRITE_ITEMS_UPDATE(
            Effect.WRITES, "TransactWriteItems", "{'TransactItems':[{'Update':{'TableName':'@T','Key':{@K}@U}}]}"),

    DELETE_ITEM(Effect.REMOVES, "DeleteItem", "{'TableName':'@T','Key':{@K}}"),
    DELETE_ITEM_EXPECTED(
            Effect.REMOVES, "DeleteItem", "{'TableName':'@T','Key':{@K},'Expected':{'never':{'Exists':false}}}"),
    BATCH_WRITE_ITEM_DELETE(
            Effect.REMOVES, "BatchWriteItem", "{'RequestItems':{'@T':[{'DeleteRequest':{'Key':{@K}}}]}}"),
    TRANSACT_WRITE_ITEMS_DELETE(
            Effect.REMOVES, "TransactWriteItems", "{'TransactItems':[{'Delete':{'TableName':'@T','Key':{@K}}}]}"),
    /** Lets time pass until every item with the attribute {@link #UNTIL} has expired. */
    TIME_TO_LIVE(Effect.EXPIRES, "", "");

    /** The attribute by which items expire. */
    static final String UNTIL = "until";
    /** An hour after the clock's start: the items expire before a shard would be replaced. */
    static final String UNTIL_VALUE = "{'N':'1893459600'}";

    private static final String EXPIRY = "PT1H1M";

    private final Effect effect;
    private final String operation;
    private final String request;

    WritePath(Effect effect, String operation, String request) {
        this.effect = effect;
        this.operation = operation;
        this.request = request;
    }

    private enum Effect {
        WRITES,
        REMOVES,
        EXPIRES
    }

    /** Those that give an item its attributes. */
    static List<WritePath> writing() {
        return of(Effect.WRITES);
    }

    /** Those that take an item away. */
    static List<WritePath> removing() {
        List<WritePath> paths = new ArrayList<>(of(Effect.REMOVES));
        paths.addAll(of(Effect.EXPIRES));
        return paths;
    }

    private static List<WritePath> of(Effect effect) {
        List<WritePath> paths = new ArrayList<>();
        for (WritePath path : values()) {
            if (path.effect == effect) {
                paths.add(path);
            }
        }
        return paths;
    }

    /** Whether the service itself is who changes the item. */
    boolean isByTheService() {
        return effect == Effect.EXPIRES;
    }

    /** Turns on, for a table, what the path needs. */
    void prepare(StreamServer server, String table) {
        if (effect == Effect.EXPIRES) {
            server.succeed(
                    "UpdateTimeToLive",
                    "{'TableName':'" + table + "','TimeToLiveSpecification':{'Enabled':true,'AttributeName':'" + UNTIL
                            + "'}}");
        }
    }

    /** Changes an item; the attributes mean nothing to a path that removes. */
    void apply(StreamServer server, String table, String key, Map<String, String> attributes) {
        if (effect == Effect.EXPIRES) {
            server.advance(EXPIRY);
        } else {
            server.succeed(operation, request(table, key, attributes));
        }
    }

    String operation() {
        return operation;
    }

    /** The request, in single quotes, of a path that is not the service's own. */
    String request(String table, String key, Map<String, String> attributes) {
        StringBuilder members = new StringBuilder();
        StringBuilder legacy = new StringBuilder();
        StringBuilder sets = new StringBuilder();
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        int index = 0;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String comma = index == 0 ? "" : ",";
            String name = "'" + attribute.getKey() + "'";
            members.append(',').append(name).append(':').append(attribute.getValue());
            legacy.append(comma).append(name).append(":{'Action':'PUT','Value':");
            legacy.append(attribute.getValue()).append('}');
            sets.append(comma).append("#n").append(index).append(" = :v").append(index);
            names.append(comma).append("'#n").append(index).append("':").append(name);
            values.append(comma).append("':v").append(index).append("':").append(attribute.getValue());
            index++;
        }
        String update = index == 0
                ? ""
                : ",'UpdateExpression':'SET " + sets + "','ExpressionAttributeNames':{" + names
                        + "},'ExpressionAttributeValues':{" + values + "}";
        return request.replace("@T", table)
                .replace("@K", key)
                .replace("@A", members)
                .replace("@U", update)
                .replace("@L", legacy);
    }
}
