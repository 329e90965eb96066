package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads stream records from a position on. */
public final class GetRecordsContract
        implements OperationContract<GetRecordsContract.Request, GetRecordsContract.Response> {
    // An empty iterator is answered "Invalid ShardIterator" like any other that is none (streams.md D2).
    private static final Member<String> SHARD_ITERATOR = Member.required("ShardIterator", Shapes.text(0, 2048));
    private static final StructureShape SHAPE =
            StructureShape.of("GetRecordsInput", SHARD_ITERATOR, StreamMembers.LIMIT);

    @Override
    public String name() {
        return "GetRecords";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB_STREAMS;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(body.require(SHARD_ITERATOR), body.find(StreamMembers.LIMIT));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("Records").beginArray();
        for (ChangeRecord changeRecord : response.records) {
            ChangeRecordJson.write(changeRecord, out);
        }
        out.endArray();
        AnswerJson.text("NextShardIterator", response.nextShardIterator, out);
        out.endObject();
    }

    /** What GetRecords asks for. */
    public record Request(String shardIterator, @Nullable Integer limit) {}

    /** What GetRecords answers. */
    public record Response(
            List<ChangeRecord> records, @Nullable String nextShardIterator) {
        public Response {
            records = List.copyOf(records);
        }
    }
}
