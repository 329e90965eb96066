package dev.millrace.it.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One write of one writer. Each put and update writes a value that no other write has, so that its record can be told
 * from all others.
 *
 * @param value the value written to {@code v}; for a delete the name of the write only
 */
record Write(Kind kind, String key, String value) {
    /** What a write does. */
    enum Kind {
        PUT("PutItem", "{'TableName':'%s','Item':{'pk':{'S':'%s'},'v':{'S':'%s'},'pad':{'S':'%s'}}}"),
        UPDATE(
                "UpdateItem",
                "{'TableName':'%s','Key':{'pk':{'S':'%s'}},'UpdateExpression':'SET v = :v ADD n :one',"
                        + "'ExpressionAttributeValues':{':v':{'S':'%s'},':one':{'N':'1'}}}"),
        DELETE("DeleteItem", "{'TableName':'%s','Key':{'pk':{'S':'%s'}},'ReturnValues':'ALL_OLD'}");

        private final String operation;
        private final String body;

        Kind(String operation, String body) {
            this.operation = operation;
            this.body = body;
        }
    }

    private static final String PADDING = "x".repeat(200);

    /** A write drawn at random: half puts, three in ten updates, two in ten deletes. */
    static Write drawn(RandomGenerator random, int itemCount, String name) {
        int draw = random.nextInt(10);
        Kind kind = draw < 5 ? Kind.PUT : draw < 8 ? Kind.UPDATE : Kind.DELETE;
        return new Write(kind, "item-" + random.nextInt(itemCount), name);
    }

    String operation() {
        return kind.operation;
    }

    String body(String table) {
        return String.format(kind.body, table, key, value, PADDING).replace('\'', '"');
    }

    /** The value that an acknowledged delete took away; empty if there was no item. */
    static Optional<String> deletedValue(JsonNode answer) {
        JsonNode value = answer.at("/Attributes/v/S");
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }
}
