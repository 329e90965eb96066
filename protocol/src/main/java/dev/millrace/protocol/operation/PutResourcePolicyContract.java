package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Gives a table or stream a policy. */
public final class PutResourcePolicyContract
        implements OperationContract<PutResourcePolicyContract.Request, PutResourcePolicyContract.Response> {
    private static final Member<String> POLICY = Member.required("Policy", Shapes.text());
    private static final Member<Boolean> CONFIRM = Member.optional("ConfirmRemoveSelfResourceAccess", Shapes.bool());
    private static final StructureShape SHAPE = StructureShape.of(
            "PutResourcePolicyInput", ResourceMembers.ARN, POLICY, ResourceMembers.EXPECTED_REVISION_ID, CONFIRM);

    @Override
    public String name() {
        return "PutResourcePolicy";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(ResourceMembers.ARN),
                body.require(POLICY),
                body.find(ResourceMembers.EXPECTED_REVISION_ID));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("RevisionId").value(response.revisionId);
        out.endObject();
    }

    /** What PutResourcePolicy asks for. */
    public record Request(
            String resourceArn, String policy, @Nullable String expectedRevisionId) {}

    /** What PutResourcePolicy answers. */
    public record Response(String revisionId) {}
}
