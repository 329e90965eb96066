package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Describes a stream and its shards. */
public final class DescribeStreamContract
        implements OperationContract<DescribeStreamContract.Request, DescribeStreamContract.Response> {
    private static final Member<String> EXCLUSIVE_START_SHARD_ID =
            Member.optional("ExclusiveStartShardId", StreamMembers.SHARD_ID);
    private static final Member<Structure> SHARD_FILTER = Member.optional("ShardFilter", StreamMembers.SHARD_FILTER);
    private static final StructureShape SHAPE = StructureShape.of(
            "DescribeStreamInput",
            StreamMembers.STREAM_ARN,
            StreamMembers.LIMIT,
            EXCLUSIVE_START_SHARD_ID,
            SHARD_FILTER);

    @Override
    public String name() {
        return "DescribeStream";
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
                body.find(StreamMembers.LIMIT),
                body.find(EXCLUSIVE_START_SHARD_ID),
                StreamMembers.shardFilter(body.find(SHARD_FILTER)));
    }

    @Override
    public void encode(Response response, JsonWriter out) {
        out.beginObject();
        out.name("StreamDescription");
        StreamDescriptionJson.write(response.streamDescription, out);
        out.endObject();
    }

    /** What DescribeStream asks for. */
    public record Request(
            String streamArn,
            @Nullable Integer limit,
            @Nullable String exclusiveStartShardId,
            @Nullable ShardFilter shardFilter) {}

    /** What DescribeStream answers. */
    public record Response(StreamDescription streamDescription) {}
}
