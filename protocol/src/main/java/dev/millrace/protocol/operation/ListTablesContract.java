package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tables in byte order of their names. */
public final class ListTablesContract
        implements OperationContract<ListTablesContract.Request, ListTablesContract.Response> {
    private static final Member<String> EXCLUSIVE_START_TABLE_NAME =
            Member.optional("ExclusiveStartTableName", Shapes.name());
    private static final Member<Integer> LIMIT =
            Member.optional("Limit", Shapes.integer(1, ServiceLimits.LIST_TABLES_COUNT_MAX));
    private static final StructureShape SHAPE = StructureShape.of("ListTablesInput", EXCLUSIVE_START_TABLE_NAME, LIMIT);

    @Override
    public String name() {
        return "ListTables";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.find(EXCLUSIVE_START_TABLE_NAME), body.find(LIMIT));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TableNames").beginArray();
        for (String tableName : response.tableNames) {
            out.value(tableName);
        }
        out.endArray();
        AnswerJson.text("LastEvaluatedTableName", response.lastEvaluatedTableName, out);
        out.endObject();
    }

    /** What ListTables asks for. */
    public record Request(
            @Nullable String exclusiveStartTableName,
            @Nullable Integer limit) {}

    /** What ListTables answers. */
    public record Response(
            List<String> tableNames, @Nullable String lastEvaluatedTableName) {
        public Response {
            tableNames = List.copyOf(tableNames);
        }
    }
}
