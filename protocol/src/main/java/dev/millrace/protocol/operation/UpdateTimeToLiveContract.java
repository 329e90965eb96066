package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Turns the expiry of a table's items on or off. */
public final class UpdateTimeToLiveContract
        implements OperationContract<UpdateTimeToLiveContract.Request, UpdateTimeToLiveContract.Response> {
    private static final Member<Boolean> ENABLED = Member.required("Enabled", Shapes.bool());
    private static final Member<String> ATTRIBUTE_NAME =
            Member.required("AttributeName", TableMembers.KEY_ATTRIBUTE_NAME);
    private static final Member<Structure> SPECIFICATION = Member.required(
            "TimeToLiveSpecification", StructureShape.of("TimeToLiveSpecification", ENABLED, ATTRIBUTE_NAME));
    private static final StructureShape SHAPE =
            StructureShape.of("UpdateTimeToLiveInput", TableMembers.TABLE_NAME, SPECIFICATION);

    @Override
    public String name() {
        return "UpdateTimeToLive";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(TableMembers.TABLE_NAME), specification(body.require(SPECIFICATION)));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("TimeToLiveSpecification").beginObject();
        AnswerJson.bool("Enabled", response.specification.enabled(), out);
        out.name("AttributeName").value(response.specification.attributeName());
        out.endObject();
        out.endObject();
    }

    private static TimeToLiveSpecification specification(Structure from) {
        return new TimeToLiveSpecification(from.require(ENABLED), from.require(ATTRIBUTE_NAME));
    }

    /** What UpdateTimeToLive asks for. */
    public record Request(String tableName, TimeToLiveSpecification specification) {}

    /** What UpdateTimeToLive answers. */
    public record Response(TimeToLiveSpecification specification) {}
}
