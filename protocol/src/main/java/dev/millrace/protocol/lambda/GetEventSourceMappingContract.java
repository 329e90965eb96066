package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonWriter;

/** Describes a trigger. */
public final class GetEventSourceMappingContract
        implements RestContract<GetEventSourceMappingContract.Request, EventSourceMappingConfiguration> {
    private static final StructureShape SHAPE = StructureShape.of("GetEventSourceMappingRequest", MappingMembers.UUID);

    @Override
    public String name() {
        return "GetEventSourceMapping";
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Request decode(RestRequest request) {
        return new Request(request.parameters(SHAPE).require(MappingMembers.UUID));
    }

    @Override
    public void encode(EventSourceMappingConfiguration response, JsonWriter out) {
        EventSourceMappingJson.write(response, out);
    }

    /** What GetEventSourceMapping asks for. */
    public record Request(String uuid) {}
}
