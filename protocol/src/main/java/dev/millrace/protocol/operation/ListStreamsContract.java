package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists streams. */
public final class ListStreamsContract
        implements OperationContract<ListStreamsContract.Request, ListStreamsContract.Response> {
    private static final Member<String> TABLE_NAME = Member.optional("TableName", Shapes.name());
    private static final Member<String> EXCLUSIVE_START_STREAM_ARN =
            Member.optional("ExclusiveStartStreamArn", StreamMembers.ARN);
    private static final StructureShape SHAPE =
            StructureShape.of("ListStreamsInput", TABLE_NAME, StreamMembers.LIMIT, EXCLUSIVE_START_STREAM_ARN);

    @Override
    public String name() {
        return "ListStreams";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB_STREAMS;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.find(TABLE_NAME), body.find(StreamMembers.LIMIT), body.find(EXCLUSIVE_START_STREAM_ARN));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Streams").beginArray();
        for (StreamSummary stream : response.streams) {
            out.beginObject();
            out.name("StreamArn").value(stream.streamArn());
            out.name("TableName").value(stream.tableName());
            out.name("StreamLabel").value(stream.streamLabel());
            out.endObject();
        }
        out.endArray();
        AnswerJson.text("LastEvaluatedStreamArn", response.lastEvaluatedStreamArn, out);
        out.endObject();
    }

    /** What ListStreams asks for. */
    public record Request(
            @Nullable String tableName,
            @Nullable Integer limit,
            @Nullable String exclusiveStartStreamArn) {}

    /** What ListStreams answers. */
    public record Response(
            List<StreamSummary> streams, @Nullable String lastEvaluatedStreamArn) {
        public Response {
            streams = List.copyOf(streams);
        }
    }
}
