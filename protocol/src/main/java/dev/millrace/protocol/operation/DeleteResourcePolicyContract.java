package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Takes the policy of a table or stream away. */
public final class DeleteResourcePolicyContract
        implements OperationContract<DeleteResourcePolicyContract.Request, DeleteResourcePolicyContract.Response> {
    private static final StructureShape SHAPE =
            StructureShape.of("DeleteResourcePolicyInput", ResourceMembers.ARN, ResourceMembers.EXPECTED_REVISION_ID);

    @Override
    public String name() {
        return "DeleteResourcePolicy";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(ResourceMembers.ARN), body.find(ResourceMembers.EXPECTED_REVISION_ID));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.text("RevisionId", response.revisionId, out);
        out.endObject();
    }

    /** What DeleteResourcePolicy asks for. */
    public record Request(String resourceArn, @Nullable String expectedRevisionId) {}

    /** What DeleteResourcePolicy answers. */
    public record Response(@Nullable String revisionId) {}
}
