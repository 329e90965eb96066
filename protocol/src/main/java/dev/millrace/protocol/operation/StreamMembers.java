package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shape;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import org.jspecify.annotations.Nullable;

/** The members that requests about streams share (source: streams.md section 0). */
final class StreamMembers {
    static final Shape<String> ARN = Shapes.text(37, 1024);

    static final Shape<String> SHARD_ID = Shapes.text(28, 65);

    static final Member<String> STREAM_ARN = Member.required("StreamArn", ARN);

    /** The model has no upper bound; {@link StreamChecks} has. */
    static final Member<Integer> LIMIT = Member.optional("Limit", Shapes.integer(1, Integer.MAX_VALUE));

    private static final Member<ShardFilterType> TYPE =
            Member.required("Type", Shapes.enumeration(ShardFilterType.class, "CHILD_SHARDS"));

    // The model lets both be absent, AWS does not (recorded on AWS, streams.md A5).
    private static final Member<String> FILTER_SHARD_ID = Member.required("ShardId", SHARD_ID);

    static final StructureShape SHARD_FILTER = StructureShape.of("ShardFilter", TYPE, FILTER_SHARD_ID);

    private StreamMembers() {}

    static @Nullable ShardFilter shardFilter(@Nullable Structure from) {
        return from == null ? null : new ShardFilter(from.require(TYPE), from.require(FILTER_SHARD_ID));
    }
}
