package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional.keyEqualTo;
import static software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional.sortGreaterThan;

import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.fixture.UniqueNames;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.pagination.sync.SdkIterable;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.model.BatchWriteResult;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.Page;
import software.amazon.awssdk.enhanced.dynamodb.model.ReadBatch;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What the enhanced client's own README shows: a bean with two indexes, queries, scans, batches and transactions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnhancedReadmeIT {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private @Nullable RunningServer server;
    private @Nullable DynamoDbClient plain;
    private @Nullable DynamoDbEnhancedClient enhanced;

    @BeforeAll
    void start() {
        RunningServer started = RunningServer.inMemory();
        server = started;
        DynamoDbClient client = SdkClients.tables(started.endpoint());
        plain = client;
        enhanced = DynamoDbEnhancedClient.builder().dynamoDbClient(client).build();
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable open : new AutoCloseable[] {plain, server}) {
            if (open != null) {
                open.close();
            }
        }
    }

    private DynamoDbEnhancedClient enhanced() {
        if (enhanced == null) {
            throw new IllegalStateException("not started");
        }
        return enhanced;
    }

    /** A table of the bean's keys and indexes with ten customers of one account, named in turn. */
    private DynamoDbTable<Customer> table() {
        DynamoDbTable<Customer> table =
                enhanced().table(UniqueNames.table("customers"), TableSchema.fromBean(Customer.class));
        table.createTable(request -> request.localSecondaryIndices(index -> index.indexName("customers_by_date")
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))
                .globalSecondaryIndices(index -> index.indexName("customers_by_name")
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))));
        IntStream.range(0, 10).mapToObj(EnhancedReadmeIT::customer).forEach(table::putItem);
        return table;
    }

    private static Customer customer(int index) {
        return Customer.of("acme", index, index % 2 == 0 ? "even" : "odd", START.plusSeconds(100 - index));
    }

    private static Key key(int index) {
        return Key.builder().partitionValue("acme").sortValue(index).build();
    }

    private static List<Integer> ids(SdkIterable<Page<Customer>> pages) {
        return pages.stream()
                .flatMap(page -> page.items().stream())
                .map(Customer::getSubId)
                .toList();
    }

    @Test
    void queriesOfTheTableAreInTheOrderOfTheSortKey() {
        DynamoDbTable<Customer> table = table();

        assertThat(table.query(keyEqualTo(k -> k.partitionValue("acme"))).items())
                .extracting(Customer::getSubId)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(table.query(sortGreaterThan(key(7))).items()).containsExactly(customer(8), customer(9));
    }

    @Test
    void queriesOfTheGlobalIndexAreInItsOrder() {
        assertThat(ids(table().index("customers_by_name").query(keyEqualTo(k -> k.partitionValue("odd")))))
                .containsExactly(9, 7, 5, 3, 1);
    }

    @Test
    void queriesOfTheLocalIndexGoBackwardsPageByPage() {
        SdkIterable<Page<Customer>> pages = table().index("customers_by_date")
                .query(r -> r.queryConditional(keyEqualTo(k -> k.partitionValue("acme")))
                        .scanIndexForward(false)
                        .limit(4));

        assertThat(pages.stream().map(page -> page.items().size())).containsExactly(4, 4, 2);
        assertThat(ids(pages)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void scansFilter() {
        Expression even = Expression.builder()
                .expression("#n = :n")
                .putExpressionName("#n", "name")
                .putExpressionValue(":n", Values.s("even"))
                .build();

        assertThat(table().scan(r -> r.filterExpression(even)).items()).hasSize(5);
    }

    @Test
    void batchesWriteAndRead() {
        DynamoDbTable<Customer> table = table();
        Customer added = Customer.of("other", 1, "new", START);

        BatchWriteResult result = enhanced()
                .batchWriteItem(r -> r.addWriteBatch(WriteBatch.builder(Customer.class)
                        .mappedTableResource(table)
                        .addPutItem(added)
                        .addDeleteItem(key(0))
                        .build()));

        assertThat(result.unprocessedPutItemsForTable(table)).isEmpty();
        assertThat(enhanced()
                        .batchGetItem(r -> r.addReadBatch(ReadBatch.builder(Customer.class)
                                .mappedTableResource(table)
                                .addGetItem(key(0))
                                .addGetItem(key(1))
                                .addGetItem(added)
                                .build()))
                        .resultsForTable(table))
                .containsExactlyInAnyOrder(customer(1), added);
    }

    @Test
    void transactionsWriteAndRead() {
        DynamoDbTable<Customer> table = table();
        Customer renamed = Customer.of("acme", 1, "renamed", START);

        enhanced()
                .transactWriteItems(r -> r.addUpdateItem(table, renamed)
                        .addDeleteItem(table, key(0))
                        .addConditionCheck(table, isThere(9)));

        assertThat(enhanced().transactGetItems(r -> r.addGetItem(table, key(0)).addGetItem(table, key(1))).stream()
                        .map(document -> document.getItem(table)))
                .containsExactly(null, renamed);
    }

    @Test
    void aTransactionThatFailsTellsWhereAndWritesNothing() {
        DynamoDbTable<Customer> table = table();

        assertThatThrownBy(() -> enhanced()
                        .transactWriteItems(r -> r.addDeleteItem(table, key(0)).addConditionCheck(table, isThere(99))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(CancellationReason::code)
                                .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(table.getItem(key(0))).isEqualTo(customer(0));
    }

    private static ConditionCheck<Customer> isThere(int index) {
        return ConditionCheck.builder()
                .key(key(index))
                .conditionExpression(Expression.builder()
                        .expression("attribute_exists(accountId)")
                        .build())
                .build();
    }
}
