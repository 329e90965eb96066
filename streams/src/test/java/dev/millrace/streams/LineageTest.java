package dev.millrace.streams;

import static dev.millrace.streams.StreamsFixture.arn;
import static dev.millrace.streams.StreamsFixture.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.operation.ShardDescription;
import dev.millrace.protocol.operation.StreamDescription;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineageTest {
    private final StreamsFixture it =
            new StreamsFixture(new MemoryStore(), StreamSettings.DEFAULT.withRootShards(RootShards.of(4)));
    private final TableDefinition table = it.createTable("music", StreamViewType.NEW_IMAGE);
    private final String arn = arn(table);

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void rootsShareTheHashesAndAnItemStaysInItsShard() {
        for (int index = 0; index < 40; index++) {
            it.put(table, item("k" + index % 20, "v", index));
        }

        assertThat(it.shards(arn))
                .hasSize(4)
                .allSatisfy(shard -> assertThat(shard.parentShardId()).isNull());
        assertThat(it.shards(arn))
                .extracting(ShardDescription::shardId)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(it.readAll(arn)).hasSize(40);
    }

    @Test
    void aSplitClosesTheParentBelowItsChildren() {
        String parentId = it.shards(arn).get(1).shardId();
        it.put(table, item("a"));

        it.streams.resharder().replace(arn, parentId, 2, it.clock.instant());

        List<ShardDescription> children = it.streams
                .describeChildren(arn, parentId, null, 100, it.clock.instant())
                .shards();
        String end = it.shards(arn).get(1).sequenceNumberRange().endingSequenceNumber();
        assertThat(children).hasSize(2).allSatisfy(child -> {
            assertThat(child.parentShardId()).isEqualTo(parentId);
            assertThat(child.sequenceNumberRange().startingSequenceNumber()).isGreaterThan(Objects.requireNonNull(end));
            assertThat(child.sequenceNumberRange().endingSequenceNumber()).isNull();
            assertThat(child.shardId()).isGreaterThan(parentId);
        });
        assertThat(it.streams
                        .describeChildren(arn, children.get(0).shardId(), null, 100, it.clock.instant())
                        .shards())
                .isEmpty();
        assertThatThrownBy(() -> it.streams.resharder().replace(arn, parentId, 1, it.clock.instant()))
                .isInstanceOf(ApiException.class);
    }

    @Test
    void shardsArePagedByTheirIds() {
        it.streams.resharder().replace(arn, it.shards(arn).get(0).shardId(), 1, it.clock.instant());
        List<String> all = new ArrayList<>();
        String last = null;
        do {
            StreamDescription page = it.streams.describe(arn, last, 2, it.clock.instant());
            page.shards().forEach(shard -> all.add(shard.shardId()));
            last = page.lastEvaluatedShardId();
            if (last != null) {
                assertThat(last).isEqualTo(all.get(all.size() - 1));
            }
        } while (last != null);

        assertThat(all).hasSize(5).isSorted();
        assertThat(it.streams.describe(arn, all.get(4), 2, it.clock.instant()).shards())
                .isEmpty();
        assertThat(it.streams
                        .describe(arn, "shardId-99999999999999999999-00000000", 2, it.clock.instant())
                        .shards())
                .isEmpty();
    }
}
