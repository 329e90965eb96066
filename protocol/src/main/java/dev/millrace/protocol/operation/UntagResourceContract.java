package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;

/** Removes tags from a table. */
public final class UntagResourceContract
        implements OperationContract<UntagResourceContract.Request, UntagResourceContract.Response> {
    private static final Member<List<String>> TAG_KEYS = Member.required("TagKeys", Shapes.list(Shapes.text(1, 128)));
    private static final StructureShape SHAPE = StructureShape.of("UntagResourceInput", ResourceMembers.ARN, TAG_KEYS);

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(ResourceMembers.ARN), body.require(TAG_KEYS));
    }

    @Override
    public void encode(Response response, JsonWriter out) {}

    /** What UntagResource asks for. */
    public record Request(String resourceArn, List<String> tagKeys) {
        public Request {
            tagKeys = List.copyOf(tagKeys);
        }
    }

    /** What UntagResource answers: nothing, not even an object (source: operations.md). */
    public record Response() {}
}
