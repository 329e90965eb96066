package dev.millrace.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.operation.StreamEventName;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.storage.table.ExpiringItems;
import dev.millrace.storage.table.TableDefinition;
import dev.millrace.storage.table.TimeToLive;
import dev.millrace.storage.ttl.ExpirySweeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiryRecordsTest {
    @Test
    void anExpiryIsARemoveOfTheServiceAtTheTimeOfTheClock() {
        try (StreamsFixture fixture = new StreamsFixture()) {
            ExpirySweeper sweeper =
                    new ExpirySweeper(new ExpiringItems(fixture.store, fixture.catalog, fixture.items), fixture.clock);
            fixture.items.watchExpiries(sweeper::expiryWritten);
            TableDefinition table = fixture.createTable("music", StreamViewType.NEW_AND_OLD_IMAGES);
            fixture.catalog.configure(
                    "music",
                    (before, streams) -> before.toBuilder()
                            .timeToLive(new TimeToLive("until"))
                            .build(),
                    StreamsFixture.START);
            int second = (int) StreamsFixture.START.getEpochSecond() + 60;
            fixture.put(table, StreamsFixture.item("a", "until", second));
            fixture.delete(table, "a");
            fixture.put(table, StreamsFixture.item("b", "until", second));

            fixture.clock.advance(Duration.ofHours(1));

            List<StreamRecord> records = fixture.readAll(StreamsFixture.arn(table));
            assertThat(records).hasSize(4);
            assertThat(records.get(1).eventName()).isEqualTo(StreamEventName.REMOVE);
            assertThat(records.get(1).byTimeToLive()).isFalse();
            StreamRecord expiry = records.get(3);
            assertThat(expiry.eventName()).isEqualTo(StreamEventName.REMOVE);
            assertThat(expiry.byTimeToLive()).isTrue();
            assertThat(expiry.created()).isEqualTo(Instant.ofEpochSecond(second));
            assertThat(expiry.oldImage()).isEqualTo(StreamsFixture.item("b", "until", second));
            assertThat(expiry.awsRegion()).isEqualTo("eu-west-1");
        }
    }
}
