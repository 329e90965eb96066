package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;

/** Adds tags to a table. */
public final class TagResourceContract
        implements OperationContract<TagResourceContract.Request, TagResourceContract.Response> {
    private static final Member<List<Structure>> TAGS = Member.required("Tags", Shapes.list(TableMembers.TAG));
    private static final StructureShape SHAPE = StructureShape.of("TagResourceInput", ResourceMembers.ARN, TAGS);

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(ResourceMembers.ARN), Absent.map(body.require(TAGS), TableMembers::tag));
    }

    @Override
    public void encode(Response response, JsonWriter out) {}

    /** What TagResource asks for. */
    public record Request(String resourceArn, List<Tag> tags) {
        public Request {
            tags = List.copyOf(tags);
        }
    }

    /** What TagResource answers: nothing, not even an object (source: operations.md). */
    public record Response() {}
}
