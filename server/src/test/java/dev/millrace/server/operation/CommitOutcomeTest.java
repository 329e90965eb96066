package dev.millrace.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.operation.BatchWriteItemContract;
import dev.millrace.protocol.operation.OperationContract;
import dev.millrace.protocol.operation.PutItemContract;
import dev.millrace.protocol.operation.TransactWriteItemsContract;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.TestNamespaces;
import dev.millrace.server.operation.batch.BatchWriteItemHandler;
import dev.millrace.server.operation.item.PutItemHandler;
import dev.millrace.server.operation.transaction.TransactWriteItemsHandler;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import dev.millrace.storage.table.TableDefinition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients see of the ways in which a commit can end, on an engine that ends it as told. */
class CommitOutcomeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:16:00Z");
    private static final String TWO_ADDS = "{'TransactItems':[{'Update':{'TableName':'music','Key':{'pk':{'S':'a'}},"
            + "'UpdateExpression':'ADD n :o','ExpressionAttributeValues':{':o':{'N':'1'}}}},"
            + "{'Update':{'TableName':'music','Key':{'pk':{'S':'b'}},'UpdateExpression':'ADD n :o',"
            + "'ExpressionAttributeValues':{':o':{'N':'1'}}}}],'ClientRequestToken':'t'}";

    private final FaultInjectingStore store = new FaultInjectingStore(new MemoryStore(), FaultPlan.none());
    private final Namespace namespace = TestNamespaces.over(store, NOW);
    private final TableDefinition table = namespace
            .tables()
            .create(
                    TableDefinition.builder("music", KeySchema.of(new KeyAttribute("pk", AttributeType.S), null))
                            .tableId("0a7bb8c1-0000-4000-8000-000000000001")
                            .arn("arn:aws:dynamodb:us-east-1:000000000000:table/music")
                            .created(NOW)
                            .build(),
                    null,
                    NOW);

    @AfterEach
    void close() {
        TestNamespaces.close(namespace);
    }

    @Test
    void aSingleWriteThatLosesARaceIsToldSo() {
        store.follow(FaultPlan.script(Fault.CONFLICT));

        assertThat(put())
                .isEqualTo("{'__type':'com.amazonaws.dynamodb.v20120810#TransactionConflictException',"
                        + "'message':'Transaction is ongoing for the item'}");
        assertThat(count("a")).isZero();
    }

    @Test
    void aTransactionThatLosesARaceIsCancelled() {
        store.follow(FaultPlan.script(Fault.CONFLICT));
        String reason = "{'Code':'TransactionConflict','Message':'Transaction is ongoing for the item'}";

        assertThat(transact(NOW))
                .isEqualTo("{'__type':'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',"
                        + "'Message':'Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [TransactionConflict, TransactionConflict]','CancellationReasons':[" + reason + "," + reason
                        + "]}");
        assertThat(transact(NOW)).isEqualTo("{}");
        assertThat(count("a")).isEqualTo(1);
    }

    @Test
    void aBatchThatLosesARaceIsUnprocessed() {
        store.follow(FaultPlan.script(Fault.CONFLICT));
        String items =
                "{'music':[{'PutRequest':{'Item':{'pk':{'S':'a'}}}},{'DeleteRequest':{'Key':{'pk':{'S':'b'}}}}]}";

        String answer =
                call(new BatchWriteItemContract(), new BatchWriteItemHandler(), "{'RequestItems':" + items + "}", NOW);

        assertThat(answer).isEqualTo("{'UnprocessedItems':" + items + "}");
        assertThat(namespace.items().find(table, key("a"))).isNull();
    }

    @Test
    void anUnknownOutcomeIsAnInternalErrorAndTheTokenMakesTheRepetitionSafe() {
        store.follow(FaultPlan.script(Fault.UNKNOWN_WRITTEN));

        assertThat(transact(NOW)).isEqualTo("StoreException");
        assertThat(transact(NOW)).isEqualTo("{}");
        assertThat(count("a")).isEqualTo(1);
        assertThat(count("b")).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeThatWroteNothingIsMadeUpForByTheRepetition() {
        store.follow(FaultPlan.script(Fault.UNKNOWN_LOST, Fault.RUN_TWICE));

        assertThat(transact(NOW)).isEqualTo("StoreException");
        assertThat(transact(NOW)).isEqualTo("{}");
        assertThat(count("b")).isEqualTo(1);
    }

    @Test
    void aTokenCountsForTenMinutes() {
        transact(NOW);
        transact(NOW.plusSeconds(599));
        assertThat(count("a")).isEqualTo(1);

        transact(NOW.plusSeconds(600));
        assertThat(count("a")).isEqualTo(2);
    }

    @Test
    void manyCallsAtOnceWithOneTokenWriteOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int index = 0; index < 64; index++) {
                answers.add(threads.submit(() -> transact(NOW)));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("{}");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(count("a")).isEqualTo(1);
        assertThat(count("b")).isEqualTo(1);
    }

    private String put() {
        return call(
                new PutItemContract(),
                new PutItemHandler(),
                "{'TableName':'music','Item':{'pk':{'S':'a'},'n':{'N':'1'}}}",
                NOW);
    }

    private String transact(Instant now) {
        return call(new TransactWriteItemsContract(), new TransactWriteItemsHandler(), TWO_ADDS, now);
    }

    private <I, O> String call(
            OperationContract<I, O> contract, OperationHandler<I, O> handler, String request, Instant now) {
        return OperationCalls.call(contract, handler, request, namespace, now);
    }

    private int count(String pk) {
        Item item = namespace.items().find(table, key(pk));
        return item != null && item.find("n") instanceof AttributeValue.N number
                ? number.value().toBigDecimal().intValueExact()
                : 0;
    }

    private static PrimaryKey key(String pk) {
        return new PrimaryKey(AttributeValue.s(pk), null);
    }
}
