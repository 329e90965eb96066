package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tags of a table. */
public final class ListTagsOfResourceContract
        implements OperationContract<ListTagsOfResourceContract.Request, ListTagsOfResourceContract.Response> {
    private static final Member<String> NEXT_TOKEN = Member.optional("NextToken", Shapes.text());
    private static final StructureShape SHAPE =
            StructureShape.of("ListTagsOfResourceInput", ResourceMembers.ARN, NEXT_TOKEN);

    @Override
    public String name() {
        return "ListTagsOfResource";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(ResourceMembers.ARN), body.find(NEXT_TOKEN));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Tags").beginArray();
        for (Tag tag : response.tags) {
            out.beginObject();
            out.name("Key").value(tag.key());
            out.name("Value").value(tag.value());
            out.endObject();
        }
        out.endArray();
        AnswerJson.text("NextToken", response.nextToken, out);
        out.endObject();
    }

    /** What ListTagsOfResource asks for. */
    public record Request(String resourceArn, @Nullable String nextToken) {}

    /** What ListTagsOfResource answers. */
    public record Response(List<Tag> tags, @Nullable String nextToken) {
        public Response {
            tags = List.copyOf(tags);
        }
    }
}
