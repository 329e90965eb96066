package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Makes a trigger. */
public final class CreateEventSourceMappingContract
        implements RestContract<CreateEventSourceMappingContract.Request, EventSourceMappingConfiguration> {
    private static final StructureShape SHAPE = MappingMembers.shape(
            "CreateEventSourceMappingRequest",
            MappingMembers.EVENT_SOURCE_ARN,
            MappingMembers.FUNCTION_NAME_REQUIRED,
            MappingMembers.STARTING_POSITION);

    @Override
    public String name() {
        return "CreateEventSourceMapping";
    }

    @Override
    public int status() {
        return 202;
    }

    @Override
    public Request decode(RestRequest request) {
        Structure body = request.body(SHAPE);
        String functionName = body.require(MappingMembers.FUNCTION_NAME_REQUIRED);
        return new Request(
                functionName,
                body.find(MappingMembers.EVENT_SOURCE_ARN),
                body.find(MappingMembers.STARTING_POSITION),
                MappingMembers.parameters(functionName, body));
    }

    @Override
    public void encode(EventSourceMappingConfiguration response, JsonWriter out) {
        EventSourceMappingJson.write(response, out);
    }

    /** What CreateEventSourceMapping asks for. */
    public record Request(
            String functionName,
            @Nullable String eventSourceArn,
            @Nullable EventSourcePosition startingPosition,
            MappingParameters parameters) {}
}
