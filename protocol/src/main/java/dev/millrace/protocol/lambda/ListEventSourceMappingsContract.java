package dev.millrace.protocol.lambda;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists triggers, page by page. */
public final class ListEventSourceMappingsContract
        implements RestContract<ListEventSourceMappingsContract.Request, ListEventSourceMappingsContract.Response> {
    /** Mappings of one page at most, whatever a request says (source: streams.md F1). */
    public static final int PAGE_LENGTH_MAX = 100;

    private static final Member<String> MARKER = Member.optional("Marker", Shapes.text());
    private static final Member<Integer> MAX_ITEMS = Member.optional("MaxItems", Shapes.integer(1, 10_000));
    private static final StructureShape SHAPE = StructureShape.of(
            "ListEventSourceMappingsRequest",
            MappingMembers.EVENT_SOURCE_ARN,
            MappingMembers.FUNCTION_NAME_OPTIONAL,
            MARKER,
            MAX_ITEMS);

    @Override
    public String name() {
        return "ListEventSourceMappings";
    }

    @Override
    public int status() {
        return 200;
    }

    @Override
    public Request decode(RestRequest request) {
        Structure query = request.parameters(SHAPE, MAX_ITEMS.wireName());
        Integer maxItems = query.find(MAX_ITEMS);
        return new Request(
                query.find(MappingMembers.EVENT_SOURCE_ARN),
                query.find(MappingMembers.FUNCTION_NAME_OPTIONAL),
                query.find(MARKER),
                maxItems == null ? PAGE_LENGTH_MAX : Math.min(maxItems, PAGE_LENGTH_MAX));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        String marker = response.nextMarker;
        if (marker != null) {
            out.name("NextMarker").value(marker);
        }
        out.name("EventSourceMappings").beginArray();
        response.mappings.forEach(mapping -> EventSourceMappingJson.write(mapping, out));
        out.endArray();
        out.endObject();
    }

    /**
     * What ListEventSourceMappings asks for.
     *
     * @param pageLengthMax at most {@link #PAGE_LENGTH_MAX}
     */
    public record Request(
            @Nullable String eventSourceArn,
            @Nullable String functionName,
            @Nullable String marker,
            int pageLengthMax) {}

    /** What ListEventSourceMappings answers. */
    public record Response(
            List<EventSourceMappingConfiguration> mappings,
            @Nullable String nextMarker) {
        public Response {
            mappings = List.copyOf(mappings);
        }
    }
}
