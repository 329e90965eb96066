package dev.millrace.it.restart;

import static dev.millrace.it.story.Values.key;
import static dev.millrace.it.story.Values.n;
import static dev.millrace.it.story.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.story.StoryClient;
import dev.millrace.it.story.StreamReader;
import dev.millrace.it.story.SyncStoryClient;
import dev.millrace.it.story.TableRequests;
import dev.millrace.it.story.Values;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A server that was ended, politely or not, knows on the same directory all that it had acknowledged. */
class RestartIT {
    private static final String TABLE = "restarted";

    /** The two ways to end a process. */
    enum Ending {
        TERMINATED {
            @Override
            void end(ServerProcess server) {
                server.terminate();
            }
        },
        KILLED {
            @Override
            void end(ServerProcess server) {
                server.kill();
            }
        };

        abstract void end(ServerProcess server);
    }

    @TempDir
    private Path folder = Path.of("");

    private interface Part {
        void play(StoryClient client);
    }

    /** Plays each part on a server of its own, all on one directory, and ends each server in the same way. */
    private void play(Ending ending, Part... parts) {
        for (Part part : parts) {
            try (ServerProcess server = ServerProcess.onDirectory(folder.resolve("data"));
                    StoryClient client = new SyncStoryClient(server.endpoint())) {
                part.play(client);
                ending.end(server);
            }
        }
    }

    private static void put(StoryClient client, Map<String, AttributeValue> item) {
        client.putItem(PutItemRequest.builder().tableName(TABLE).item(item).build());
    }

    private static TableDescription describe(StoryClient client) {
        return client.describeTable(
                        DescribeTableRequest.builder().tableName(TABLE).build())
                .table();
    }

    private static StreamReader stream(StoryClient client) {
        return new StreamReader(client, describe(client).latestStreamArn());
    }

    @ParameterizedTest
    @EnumSource
    void itemsOfEveryTypeAreThere(Ending ending) {
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, null));
                    put(client, Values.everyType("kept"));
                },
                client -> assertThat(Values.comparable(client.getItem(GetItemRequest.builder()
                                        .tableName(TABLE)
                                        .key(key("kept"))
                                        .build())
                                .item()))
                        .isEqualTo(Values.comparable(Values.everyType("kept"))));
    }

    @ParameterizedTest
    @EnumSource
    void tableIsDescribedInTheSameWords(Ending ending) {
        List<TableDescription> descriptions = new ArrayList<>();
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, StreamViewType.OLD_IMAGE));
                    descriptions.add(describe(client));
                },
                client -> descriptions.add(describe(client)));

        assertThat(descriptions.get(1)).isEqualTo(descriptions.get(0));
    }

    @ParameterizedTest
    @EnumSource
    void streamGoesOnWhereItWas(Ending ending) {
        List<Record> before = new ArrayList<>();
        List<Record> after = new ArrayList<>();
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, StreamViewType.NEW_AND_OLD_IMAGES));
                    put(client, Map.of("pk", s("a"), "v", n(1)));
                    put(client, Map.of("pk", s("a"), "v", n(2)));
                    before.addAll(stream(client).all());
                },
                client -> {
                    put(client, Map.of("pk", s("a"), "v", n(3)));
                    after.addAll(stream(client).all());
                });

        assertThat(before).hasSize(2);
        assertThat(after.subList(0, 2)).isEqualTo(before);
        assertThat(after).hasSize(3);
        assertThat(after.get(2).dynamodb().oldImage()).containsEntry("v", n(2));
        assertThat(after)
                .extracting(record -> new BigInteger(record.dynamodb().sequenceNumber()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void iteratorsOfBeforeStillWork(Ending ending) {
        List<String> held = new ArrayList<>();
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, StreamViewType.KEYS_ONLY));
                    put(client, key("a"));
                    StreamReader stream = stream(client);
                    String shard = stream.shards().get(0).shardId();
                    held.add(stream.iterator(shard, ShardIteratorType.TRIM_HORIZON, null));
                    held.add(stream.iterator(shard, ShardIteratorType.LATEST, null));
                },
                client -> {
                    put(client, key("b"));
                    assertThat(stream(client).from(held.get(0)))
                            .extracting(record -> record.dynamodb().keys())
                            .containsExactly(key("a"), key("b"));
                    assertThat(stream(client).from(held.get(1)))
                            .extracting(record -> record.dynamodb().keys())
                            .containsExactly(key("b"));
                });
    }

    @ParameterizedTest
    @EnumSource
    void streamTurnedOffStaysOffAndReadable(Ending ending) {
        List<String> arns = new ArrayList<>();
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, StreamViewType.KEYS_ONLY));
                    arns.add(describe(client).latestStreamArn());
                    put(client, key("a"));
                    client.updateTable(TableRequests.disableStream(TABLE));
                },
                client -> {
                    put(client, key("b"));
                    assertThat(describe(client).streamSpecification()).isNull();
                    assertThat(new StreamReader(client, arns.get(0)).all())
                            .extracting(record -> record.dynamodb().keys())
                            .containsExactly(key("a"));
                });
    }

    @ParameterizedTest
    @EnumSource
    void deletedTableStaysDeletedAndItsNameIsFree(Ending ending) {
        play(
                ending,
                client -> {
                    client.createTable(TableRequests.create(TABLE, null));
                    put(client, key("old"));
                    client.deleteTable(
                            DeleteTableRequest.builder().tableName(TABLE).build());
                },
                client -> {
                    client.createTable(TableRequests.create(TABLE, null));
                    assertThat(client.getItem(GetItemRequest.builder()
                                            .tableName(TABLE)
                                            .key(key("old"))
                                            .build())
                                    .hasItem())
                            .isFalse();
                });
    }
}
