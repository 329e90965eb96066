package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonWriter;

/** Changes a trigger, or turns it on or off. */
public final class UpdateEventSourceMappingContract
        implements RestContract<UpdateEventSourceMappingContract.Request, EventSourceMappingConfiguration> {
    private static final StructureShape PATH =
            StructureShape.of("UpdateEventSourceMappingRequest", MappingMembers.UUID);
    private static final StructureShape SHAPE =
            MappingMembers.shape("UpdateEventSourceMappingRequest", MappingMembers.FUNCTION_NAME_OPTIONAL);

    @Override
    public String name() {
        return "UpdateEventSourceMapping";
    }

    @Override
    public int status() {
        return 202;
    }

    @Override
    public Request decode(RestRequest request) {
        String uuid = request.parameters(PATH).require(MappingMembers.UUID);
        Structure body = request.body(SHAPE);
        return new Request(uuid, MappingMembers.parameters(body.find(MappingMembers.FUNCTION_NAME_OPTIONAL), body));
    }

    @Override
    public void encode(EventSourceMappingConfiguration response, JsonWriter out) {
        EventSourceMappingJson.write(response, out);
    }

    /** What UpdateEventSourceMapping asks for. */
    public record Request(String uuid, MappingParameters parameters) {}
}
