package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.fixture.UniqueNames;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.extensions.VersionedRecordExtension;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** The main job with the SDK's enhanced client, whose version attribute writes its own conditions. */
class EnhancedClientIT {
    private static final TableSchema<Order> SCHEMA = StaticImmutableTableSchema.builder(Order.class, Order.Draft.class)
            .newItemBuilder(Order.Draft::new, Order.Draft::build)
            .addAttribute(
                    String.class,
                    a -> a.name("id")
                            .getter(Order::id)
                            .setter((draft, value) -> draft.id = value)
                            .tags(StaticAttributeTags.primaryPartitionKey()))
            .addAttribute(
                    Integer.class,
                    a -> a.name("line")
                            .getter(Order::line)
                            .setter((draft, value) -> draft.line = value)
                            .tags(StaticAttributeTags.primarySortKey()))
            .addAttribute(
                    String.class,
                    a -> a.name("status").getter(Order::status).setter((draft, value) -> draft.status = value))
            .addAttribute(
                    EnhancedType.setOf(String.class),
                    a -> a.name("tags").getter(Order::tags).setter((draft, value) -> draft.tags = value))
            .addAttribute(
                    Integer.class,
                    a -> a.name("version")
                            .getter(Order::version)
                            .setter((draft, value) -> draft.version = value)
                            .tags(VersionedRecordExtension.AttributeTags.versionAttribute()))
            .build();

    private @Nullable RunningServer server;
    private @Nullable DynamoDbClient tables;
    private @Nullable StoryClient plain;

    /** What the table holds. */
    record Order(
            String id,
            Integer line,
            @Nullable String status,
            @Nullable Set<String> tags,
            @Nullable Integer version) {

        /** An order that is being read. */
        static final class Draft {
            private String id = "";
            private Integer line = 0;
            private @Nullable String status;
            private @Nullable Set<String> tags;
            private @Nullable Integer version;

            Order build() {
                return new Order(id, line, status, tags, version);
            }
        }
    }

    @BeforeEach
    void start() {
        RunningServer started = RunningServer.inMemory();
        server = started;
        tables = SdkClients.tables(started.endpoint());
        plain = new SyncStoryClient(started.endpoint());
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable open : new AutoCloseable[] {plain, tables, server}) {
            if (open != null) {
                open.close();
            }
        }
    }

    private StoryClient plain() {
        if (plain == null) {
            throw new IllegalStateException("not started");
        }
        return plain;
    }

    private DynamoDbTable<Order> newTable() {
        DynamoDbTable<Order> table = DynamoDbEnhancedClient.builder()
                .dynamoDbClient(tables)
                .build()
                .table(UniqueNames.table("enhanced"), SCHEMA);
        table.createTable();
        return table;
    }

    private StreamReader enableStream(String table) {
        String arn = plain().updateTable(TableRequests.enableStream(table, StreamViewType.NEW_AND_OLD_IMAGES))
                .tableDescription()
                .latestStreamArn();
        return new StreamReader(plain(), arn);
    }

    @Test
    void theMainJob() {
        DynamoDbTable<Order> table = newTable();
        StreamReader stream = enableStream(table.tableName());
        Order first = new Order("o", 1, "new", Set.of("a"), null);

        table.putItem(first);
        Order updated = table.updateItem(new Order("o", 1, "paid", null, 1));
        Order deleted = table.deleteItem(updated);

        assertThat(updated).isEqualTo(new Order("o", 1, "paid", null, 2));
        assertThat(deleted).isEqualTo(updated);
        assertThat(table.getItem(Key.builder().partitionValue("o").sortValue(1).build()))
                .isNull();
        List<Record> records = stream.all();
        assertThat(records).extracting(Record::eventNameAsString).containsExactly("INSERT", "MODIFY", "REMOVE");
        Order written = new Order("o", 1, "new", Set.of("a"), 1);
        assertThat(SCHEMA.mapToItem(records.get(0).dynamodb().newImage())).isEqualTo(written);
        assertThat(SCHEMA.mapToItem(records.get(1).dynamodb().oldImage())).isEqualTo(written);
        assertThat(SCHEMA.mapToItem(records.get(1).dynamodb().newImage())).isEqualTo(updated);
        assertThat(SCHEMA.mapToItem(records.get(2).dynamodb().oldImage())).isEqualTo(updated);
    }

    @Test
    void itemComesBackAsItWasPut() {
        DynamoDbTable<Order> table = newTable();

        table.putItem(new Order("o", 7, "new", Set.of("a", "b"), null));

        assertThat(table.getItem(
                        r -> r.key(k -> k.partitionValue("o").sortValue(7)).consistentRead(true)))
                .isEqualTo(new Order("o", 7, "new", Set.of("a", "b"), 1));
    }

    @Test
    void staleVersionIsRefused() {
        DynamoDbTable<Order> table = newTable();
        table.putItem(new Order("o", 1, "new", null, null));
        table.updateItem(new Order("o", 1, "paid", null, 1));

        assertThatThrownBy(() -> table.updateItem(new Order("o", 1, "lost", null, 1)))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void conditionExpressionIsObeyed() {
        DynamoDbTable<Order> table = newTable();
        table.putItem(new Order("o", 1, "new", null, null));

        assertThatThrownBy(() ->
                        table.deleteItem(r -> r.key(k -> k.partitionValue("o").sortValue(1))
                                .conditionExpression(Expression.builder()
                                        .expression("#s = :paid")
                                        .putExpressionName("#s", "status")
                                        .putExpressionValue(":paid", Values.s("paid"))
                                        .build())))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }
}
