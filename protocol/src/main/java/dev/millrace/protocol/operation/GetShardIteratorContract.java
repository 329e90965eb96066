package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Names a position in a shard. */
public final class GetShardIteratorContract
        implements OperationContract<GetShardIteratorContract.Request, GetShardIteratorContract.Response> {
    // A shard id of any syntax is answered "not found" (recorded on AWS, streams.md D1), so it has no bounds here.
    private static final Member<String> SHARD_ID = Member.required("ShardId", Shapes.text());
    // The printed order of the constants is inferred; errors.md section 4 has none for this enum.
    private static final Member<ShardIteratorType> SHARD_ITERATOR_TYPE = Member.required(
            "ShardIteratorType",
            Shapes.enumeration(
                    ShardIteratorType.class, "AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON"));
    private static final Member<String> SEQUENCE_NUMBER = Member.optional("SequenceNumber", Shapes.text(21, 40));
    private static final StructureShape SHAPE = StructureShape.of(
            "GetShardIteratorInput", StreamMembers.STREAM_ARN, SHARD_ID, SHARD_ITERATOR_TYPE, SEQUENCE_NUMBER);

    @Override
    public String name() {
        return "GetShardIterator";
    }

    @Override
    public Service service() {
        return Service.DYNAMODB_STREAMS;
    }

    @Override
    public Request decode(JsonReader in) {
        Structure body = SHAPE.readBody(in);
        return new Request(
                body.require(StreamMembers.STREAM_ARN),
                body.require(SHARD_ID),
                body.require(SHARD_ITERATOR_TYPE),
                body.find(SEQUENCE_NUMBER));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        AnswerJson.text("ShardIterator", response.shardIterator, out);
        out.endObject();
    }

    /** What GetShardIterator asks for. */
    public record Request(
            String streamArn,
            String shardId,
            ShardIteratorType shardIteratorType,
            @Nullable String sequenceNumber) {}

    /** What GetShardIterator answers. */
    public record Response(@Nullable String shardIterator) {}
}
