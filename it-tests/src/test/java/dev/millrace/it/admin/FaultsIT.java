package dev.millrace.it.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.it.fixture.InProcessServer;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.SdkClients;
import dev.millrace.it.story.TableRequests;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What an SDK client sees of faults and of a clock that moves. */
class FaultsIT {
    private static final RunningServer SERVER = InProcessServer.start();
    private static final DynamoDbClient TABLES = SdkClients.tables(SERVER.endpoint());
    private static final DynamoDbStreamsClient STREAMS = SdkClients.streams(SERVER.endpoint());
    private static final AdminCalls ADMIN = new AdminCalls(SERVER.endpoint());

    private String arn = "";

    @AfterAll
    static void close() {
        TABLES.close();
        STREAMS.close();
        SERVER.close();
    }

    @BeforeEach
    void startAfresh() {
        ADMIN.post("reset", "{}");
        arn = TABLES.createTable(TableRequests.create("Music", StreamViewType.NEW_IMAGE))
                .tableDescription()
                .latestStreamArn();
    }

    private static void put(String key) {
        TABLES.putItem(request -> request.tableName("Music").item(Map.of("pk", AttributeValue.fromS(key))));
    }

    private String iterator() {
        String shardId = STREAMS.describeStream(request -> request.streamArn(arn))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        return STREAMS.getShardIterator(request ->
                        request.streamArn(arn).shardId(shardId).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private static GetRecordsResponse records(String iterator) {
        return STREAMS.getRecords(request -> request.shardIterator(iterator));
    }

    /** The SDK retries these by itself, as it does on AWS. */
    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "ThrottlingException", "InternalServerError"})
    void aClientThatRetriesGetsThroughAnErrorThatPasses(String kind) {
        ADMIN.post("faults", "{'kind':'" + kind + "','operation':'PutItem','table':'Music','count':2}");

        put("k");

        assertThat(records(iterator()).records()).hasSize(1);
        assertThat(ADMIN.post("faults", "{'kind':'ThrottlingException','count':1,'operation':'Scan'}")
                        .get("struck")
                        .asInt())
                .isZero();
    }

    @Test
    void errorsOfStreamsArriveAsTheirTypes() {
        String iterator = iterator();
        ADMIN.post("faults", "{'kind':'ExpiredIteratorException','count':1}");
        assertThatThrownBy(() -> records(iterator)).isInstanceOf(ExpiredIteratorException.class);
        ADMIN.post("faults", "{'kind':'TrimmedDataAccessException','operation':'GetRecords','count':1}");
        assertThatThrownBy(() -> records(iterator)).isInstanceOf(TrimmedDataAccessException.class);
        ADMIN.post("faults", "{'kind':'LimitExceededException','operation':'GetRecords','count':1}");
        assertThatThrownBy(() -> records(iterator)).isInstanceOf(LimitExceededException.class);
        assertThat(records(iterator).nextShardIterator()).isNotNull();
    }

    @Test
    void aSingleWriteMeetsATransaction() {
        ADMIN.post("faults", "{'kind':'TransactionConflict','operation':'PutItem'}");

        assertThatThrownBy(() -> put("k"))
                .isInstanceOf(TransactionConflictException.class)
                .isInstanceOf(DynamoDbException.class);
    }

    @Test
    void aTransactionIsCancelledWithTheReasonOfItsFirstAction() {
        ADMIN.post("faults", "{'kind':'TransactionConflict','table':'Music','count':1}");

        assertThatThrownBy(() -> TABLES.transactWriteItems(request -> request.transactItems(write("a"), write("b"))))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("TransactionConflict", "None"));
        assertThat(records(iterator()).records()).isEmpty();
    }

    private static TransactWriteItem write(String key) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName("Music").item(Map.of("pk", AttributeValue.fromS(key))))
                .build();
    }

    @Test
    void anEmptyPageKeepsThePosition() {
        put("k");
        ADMIN.post("faults", "{'kind':'EmptyPage','table':'Music','count':1}");

        GetRecordsResponse empty = records(iterator());

        assertThat(empty.records()).isEmpty();
        assertThat(records(empty.nextShardIterator()).records()).hasSize(1);
    }

    @Test
    void timeThatPassesExpiresAnIterator() {
        String iterator = iterator();
        ADMIN.post("clock", "{'advance':'PT15M'}");

        assertThatThrownBy(() -> records(iterator))
                .isInstanceOfSatisfying(
                        ExpiredIteratorException.class,
                        expired -> assertThat(expired.awsErrorDetails().errorMessage())
                                .isEqualTo("Shard iterator has expired"));
    }

    @Test
    void aDayOfRotationsIsListedAndPaged() {
        ADMIN.post("clock", "{'advance':'P3D'}");

        assertThat(STREAMS.describeStream(request -> request.streamArn(arn))
                        .streamDescription()
                        .shards())
                .hasSize(7);
        assertThat(STREAMS.describeStream(request -> request.streamArn(arn).limit(1))
                        .streamDescription()
                        .lastEvaluatedShardId())
                .isNotNull();
    }
}
