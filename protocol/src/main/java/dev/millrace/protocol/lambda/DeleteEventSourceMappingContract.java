package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonWriter;

/** Removes a trigger with its positions. */
public final class DeleteEventSourceMappingContract
        implements RestContract<DeleteEventSourceMappingContract.Request, EventSourceMappingConfiguration> {
    private static final StructureShape SHAPE =
            StructureShape.of("DeleteEventSourceMappingRequest", MappingMembers.UUID);

    @Override
    public String name() {
        return "DeleteEventSourceMapping";
    }

    @Override
    public int status() {
        return 202;
    }

    @Override
    public Request decode(RestRequest request) {
        return new Request(request.parameters(SHAPE).require(MappingMembers.UUID));
    }

    @Override
    public void encode(EventSourceMappingConfiguration response, JsonWriter out) {
        EventSourceMappingJson.write(response, out);
    }

    /** What DeleteEventSourceMapping asks for. */
    public record Request(String uuid) {}
}
