package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;

/** Reads the policy of a table or stream. */
public final class GetResourcePolicyContract
        implements OperationContract<GetResourcePolicyContract.Request, GetResourcePolicyContract.Response> {
    private static final StructureShape SHAPE = StructureShape.of("GetResourcePolicyInput", ResourceMembers.ARN);

    @Override
    public String name() {
        return "GetResourcePolicy";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(ResourceMembers.ARN));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Policy").value(response.policy);
        out.name("RevisionId").value(response.revisionId);
        out.endObject();
    }

    /** What GetResourcePolicy asks for. */
    public record Request(String resourceArn) {}

    /** What GetResourcePolicy answers. */
    public record Response(String policy, String revisionId) {}
}
