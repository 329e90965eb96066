package dev.millrace.server.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.operation.CreateTableContract;
import dev.millrace.protocol.operation.DescribeTableContract;
import dev.millrace.protocol.operation.DescribeTimeToLiveContract;
import dev.millrace.protocol.operation.OperationContract;
import dev.millrace.protocol.operation.QueryContract;
import dev.millrace.protocol.operation.UpdateTableContract;
import dev.millrace.protocol.operation.UpdateTimeToLiveContract;
import dev.millrace.server.dispatch.OperationHandler;
import dev.millrace.server.namespace.Namespace;
import dev.millrace.server.namespace.TestNamespaces;
import dev.millrace.server.operation.query.QueryHandler;
import dev.millrace.server.operation.table.CreateTableHandler;
import dev.millrace.server.operation.table.DescribeTableHandler;
import dev.millrace.server.operation.table.UpdateTableHandler;
import dev.millrace.server.operation.ttl.DescribeTimeToLiveHandler;
import dev.millrace.server.operation.ttl.UpdateTimeToLiveHandler;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes of a table that take their time, and one that an engine interrupts. */
class TableChangeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:16:00Z");
    private static final Duration DELAY = Duration.ofSeconds(3);
    private static final String INDEX = "'IndexName':'by-g','KeySchema':[{'AttributeName':'g','KeyType':'HASH'}],"
            + "'Projection':{'ProjectionType':'ALL'}";
    private static final String DEFINITIONS = "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'},"
            + "{'AttributeName':'g','AttributeType':'S'}]";

    private final FaultInjectingStore store = new FaultInjectingStore(new MemoryStore(), FaultPlan.none());
    private Namespace namespace = TestNamespaces.withDelayedStatuses(store, NOW);

    TableChangeTest() {
        namespace.clock().freeze();
    }

    @AfterEach
    void close() {
        TestNamespaces.close(namespace);
    }

    @Test
    void aDeletedIndexIsDeletingAsLongAsTheTableIsUpdating() {
        create(true);

        String answer = update("'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'by-g'}}]");

        assertThat(answer).contains("'IndexStatus':'DELETING'");
        assertThat(describe()).contains("'TableStatus':'UPDATING'").contains("'IndexStatus':'DELETING'");
        assertThat(query()).contains("The table does not have the specified index: by-g");
        pass(DELAY);
        assertThat(describe()).contains("'TableStatus':'ACTIVE'").doesNotContain("by-g");
    }

    @Test
    void anIndexThatIsChangedIsNotDeleting() {
        create(true);

        update("'GlobalSecondaryIndexUpdates':[{'Update':{'IndexName':'by-g',"
                + "'OnDemandThroughput':{'MaxReadRequestUnits':9}}}]");

        assertThat(describe()).contains("'TableStatus':'UPDATING'").doesNotContain("DELETING");
    }

    @Test
    void expiryIsEnablingAndDisablingForAWhile() {
        create(false);

        expire(true);
        assertThat(expiry()).contains("'ENABLING','AttributeName':'until'");
        pass(DELAY.minusMillis(1));
        assertThat(expiry()).contains("'ENABLING'");
        pass(Duration.ofMillis(1));
        assertThat(expiry()).contains("'ENABLED','AttributeName':'until'");

        expire(false);
        assertThat(expiry()).contains("'DISABLING','AttributeName':'until'");
        pass(DELAY);
        assertThat(expiry()).isEqualTo("{'TimeToLiveDescription':{'TimeToLiveStatus':'DISABLED'}}");
    }

    @Test
    void expiryIsNotEnablingForYearsIfTheClockIsSetBack() {
        create(false);
        expire(true);
        pass(DELAY);

        namespace.clock().set(NOW.minus(Duration.ofDays(365)));

        assertThat(expiry()).contains("'ENABLED'");
    }

    @Test
    void anEngineThatFailsWhileAnIndexIsFilledDelaysIt() {
        TestNamespaces.close(namespace);
        FaultInjectingStore other = new FaultInjectingStore(new MemoryStore(), FaultPlan.none());
        namespace = TestNamespaces.over(other, NOW);
        namespace.clock().freeze();
        create(false);
        // The change of the table, then the first batch of the index.
        other.follow(FaultPlan.script(Fault.NONE, Fault.FAILED));

        String answer = update(DEFINITIONS + ",'GlobalSecondaryIndexUpdates':[{'Create':{" + INDEX + "}}]");

        assertThat(answer).startsWith("{'TableDescription':").contains("'IndexStatus':'CREATING'");
        assertThat(describe()).contains("'IndexStatus':'CREATING'");
        pass(Duration.ofSeconds(5));
        assertThat(describe()).contains("'IndexStatus':'ACTIVE'");
    }

    private void create(boolean indexed) {
        String definitions = indexed
                ? DEFINITIONS + ",'GlobalSecondaryIndexes':[{" + INDEX + "}]"
                : "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}]";
        call(
                new CreateTableContract(),
                new CreateTableHandler(() -> new UUID(0, 1)),
                "{'TableName':'music','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],"
                        + "'BillingMode':'PAY_PER_REQUEST'," + definitions + "}");
        pass(DELAY);
    }

    private String update(String members) {
        return call(new UpdateTableContract(), new UpdateTableHandler(), "{'TableName':'music'," + members + "}");
    }

    private String describe() {
        return call(new DescribeTableContract(), new DescribeTableHandler(), "{'TableName':'music'}");
    }

    private String query() {
        return call(
                new QueryContract(),
                new QueryHandler(),
                "{'TableName':'music','IndexName':'by-g','KeyConditionExpression':'g = :g',"
                        + "'ExpressionAttributeValues':{':g':{'S':'a'}}}");
    }

    private void expire(boolean enabled) {
        call(
                new UpdateTimeToLiveContract(),
                new UpdateTimeToLiveHandler(),
                "{'TableName':'music','TimeToLiveSpecification':{'AttributeName':'until','Enabled':" + enabled + "}}");
    }

    private String expiry() {
        return call(new DescribeTimeToLiveContract(), new DescribeTimeToLiveHandler(), "{'TableName':'music'}");
    }

    private void pass(Duration time) {
        namespace.clock().advance(time);
    }

    private <I, O> String call(OperationContract<I, O> contract, OperationHandler<I, O> handler, String request) {
        return OperationCalls.call(
                contract, handler, request, namespace, namespace.clock().instant());
    }
}
