package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.json.ItemJson;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyType;
import dev.millrace.protocol.model.ValueProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests with all their members, and answers as AWS writes them. */
class ContractTest {
    private static final AttributeMap KEY = new AttributeMap(Map.of("pk", AttributeValue.s("a")), null);
    private static final Item STORED = ItemJson.decoded("{\"pk\":{\"S\":\"a\"}}".getBytes(StandardCharsets.UTF_8), 3);
    private static final Instant TIME = Instant.parse("2026-11-22T10:16:00.123Z");

    @Test
    void putItemReadsAllMembers() {
        String body = "{'TableName':'abc','Item':{'pk':{'S':'a'}},'ReturnValues':'ALL_OLD',"
                + "'ReturnConsumedCapacity':'INDEXES','ReturnItemCollectionMetrics':'SIZE',"
                + "'ConditionExpression':'#a = :v','ExpressionAttributeNames':{'#a':'x'},"
                + "'ExpressionAttributeValues':{':v':{'N':'01'}},'ReturnValuesOnConditionCheckFailure':'ALL_OLD',"
                + "'ConditionalOperator':'AND','Expected':{'x':{'Value':{'S':'v'},'Exists':true},"
                + "'y':{'ComparisonOperator':'IN','AttributeValueList':[{'N':'1'},{'N':'q'}]}}}";
        Map<String, ExpectedAttributeValue> expected = new LinkedHashMap<>();
        expected.put("x", new ExpectedAttributeValue(AttributeValue.s("v"), true, null, null, null));
        expected.put(
                "y",
                new ExpectedAttributeValue(
                        null,
                        null,
                        ComparisonOperator.IN,
                        List.of(AttributeValue.n(1)),
                        ValueProblem.of("The parameter cannot be converted to a numeric value: q")));
        assertThat(Wire.decode(new PutItemContract(), Wire.json(body)))
                .isEqualTo(new PutItemContract.Request(
                        "abc",
                        KEY,
                        expected,
                        ConditionalOperator.AND,
                        ReturnValue.ALL_OLD,
                        ReturnConsumedCapacity.INDEXES,
                        ReturnItemCollectionMetrics.SIZE,
                        "#a = :v",
                        Map.of("#a", "x"),
                        new AttributeMap(Map.of(":v", AttributeValue.n(1)), null),
                        ReturnValuesOnConditionCheckFailure.ALL_OLD));
    }

    @Test
    void absentMembersAreNull() {
        assertThat(Wire.decode(new GetItemContract(), Wire.json("{'TableName':'abc','Key':{'pk':{'S':'a'}}}")))
                .isEqualTo(new GetItemContract.Request("abc", KEY, null, null, null, null, null));
    }

    @Test
    void updateItemReadsExpressionAndLegacyMembers() {
        UpdateItemContract.Request request = Wire.decode(
                new UpdateItemContract(),
                Wire.json("{'TableName':'abc','Key':{'pk':{'S':'a'}},'UpdateExpression':'SET x = :v',"
                        + "'AttributeUpdates':{'x':{'Action':'ADD','Value':{'N':'1'}},'y':{'Action':'DELETE'},"
                        + "'z':{'Value':{}}}}"));
        assertThat(request.updateExpression()).isEqualTo("SET x = :v");
        assertThat(request.attributeUpdates())
                .isEqualTo(Map.of(
                        "x", new AttributeValueUpdate(AttributeValue.n(1), AttributeAction.ADD, null),
                        "y", new AttributeValueUpdate(null, AttributeAction.DELETE, null),
                        "z",
                                new AttributeValueUpdate(
                                        null,
                                        null,
                                        ValueProblem.of("Supplied AttributeValue is empty, must contain exactly one of"
                                                + " the supported datatypes"))));
    }

    @Test
    void createTableReadsIndexesAndSettings() {
        CreateTableContract.Request request = Wire.decode(
                new CreateTableContract(),
                Wire.json("{'TableName':'abc','AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'N'}],"
                        + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST',"
                        + "'GlobalSecondaryIndexes':[{'IndexName':'gsi','KeySchema':[{'AttributeName':'pk','KeyType':"
                        + "'HASH'}],'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['a']},"
                        + "'WarmThroughput':{'ReadUnitsPerSecond':12000}}],"
                        + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'},"
                        + "'SSESpecification':{'Enabled':true,'SSEType':'KMS','KMSMasterKeyId':'k'},"
                        + "'Tags':[{'Key':'k','Value':'v'}],'TableClass':'STANDARD','DeletionProtectionEnabled':true,"
                        + "'OnDemandThroughput':{'MaxReadRequestUnits':-1},'ResourcePolicy':'{}',"
                        + "'VectorIndexes':[{'IndexName':'vec','VectorAttribute':{'AttributeName':'v'},'Projection':{},"
                        + "'Dimensions':3,'DistanceFunction':'COSINE'}]}"));
        List<KeySchemaElement> keySchema = List.of(new KeySchemaElement("pk", KeyType.HASH));
        assertThat(request.attributeDefinitions()).containsExactly(new AttributeDefinition("pk", AttributeType.N));
        assertThat(request.keySchema()).isEqualTo(keySchema);
        assertThat(request.globalSecondaryIndexes())
                .containsExactly(new GlobalSecondaryIndex(
                        "gsi",
                        keySchema,
                        new Projection(ProjectionType.INCLUDE, List.of("a")),
                        null,
                        null,
                        new WarmThroughput(12_000L, null)));
        assertThat(request.localSecondaryIndexes()).isNull();
        assertThat(request.streamSpecification()).isEqualTo(new StreamSpecification(true, StreamViewType.NEW_IMAGE));
        assertThat(request.sseSpecification()).isEqualTo(new SseSpecification(true, SseType.KMS, "k"));
        assertThat(request.tags()).containsExactly(new Tag("k", "v"));
        assertThat(request.onDemandThroughput()).isEqualTo(new OnDemandThroughput(-1L, null));
        assertThat(request.vectorIndexes())
                .containsExactly(new VectorIndex(
                        "vec", "v", null, new Projection(null, null), 3, VectorDistanceFunction.COSINE));
    }

    @Test
    void updateTableReadsReplicasAndIndexUpdates() {
        UpdateTableContract.Request request = Wire.decode(
                new UpdateTableContract(),
                Wire.json("{'TableName':'abc','ReplicaUpdates':[{'Create':{'RegionName':'eu-west-1'}},"
                        + "{'Delete':{'RegionName':'us-east-1'}}],"
                        + "'GlobalSecondaryIndexUpdates':[{'Delete':{'IndexName':'gsi'}}],"
                        + "'GlobalTableWitnessUpdates':[{'Create':{'RegionName':'r'}}],"
                        + "'VectorIndexUpdates':[{'Delete':{'IndexName':'vec'}}]}"));
        assertThat(request.replicaUpdates())
                .containsExactly(
                        new ReplicationGroupUpdate(
                                new ReplicationGroupUpdate.Member("eu-west-1", null, null, null, null, null),
                                null,
                                null),
                        new ReplicationGroupUpdate(null, null, "us-east-1"));
        assertThat(request.globalSecondaryIndexUpdates())
                .containsExactly(
                        new GlobalSecondaryIndexUpdate(null, null, new GlobalSecondaryIndexUpdate.Delete("gsi")));
        assertThat(request.globalTableWitnessUpdates()).containsExactly(new GlobalTableWitnessUpdate("r", null));
        assertThat(request.vectorIndexUpdates()).containsExactly(new VectorIndexUpdate(null, "vec"));
    }

    @Test
    void anAnswerWithoutMembersIsAnEmptyObject() {
        assertThat(Wire.encode(new PutItemContract(), new PutItemContract.Response(null, null, null)))
                .isEqualTo("{}");
        assertThat(Wire.encode(new GetItemContract(), new GetItemContract.Response(null, null)))
                .isEqualTo("{}");
        assertThat(Wire.encode(new GetShardIteratorContract(), new GetShardIteratorContract.Response(null)))
                .isEqualTo("{}");
        assertThat(Wire.encode(new ListTablesContract(), new ListTablesContract.Response(List.of(), null)))
                .isEqualTo("{\"TableNames\":[]}");
        assertThat(Wire.encode(new GetRecordsContract(), new GetRecordsContract.Response(List.of(), null)))
                .isEqualTo("{\"Records\":[]}");
    }

    @Test
    void aWriteAnswersImageCapacityAndMetrics() {
        ConsumedCapacity consumed = new ConsumedCapacity(
                "abc", 1.5, null, null, new Capacity(1, null, null), null, Map.of("gsi", new Capacity(0.5, null, 1.0)));
        assertThat(Wire.encode(
                        new UpdateItemContract(),
                        new UpdateItemContract.Response(STORED, consumed, new ItemCollectionMetrics(STORED, 0, 1))))
                .isEqualTo(Wire.json("{'Attributes':{'pk':{'S':'a'}},'ConsumedCapacity':{'TableName':'abc',"
                        + "'CapacityUnits':1.5,'Table':{'CapacityUnits':1.0},"
                        + "'GlobalSecondaryIndexes':{'gsi':{'CapacityUnits':0.5,'WriteCapacityUnits':1.0}}},"
                        + "'ItemCollectionMetrics':{'ItemCollectionKey':{'pk':{'S':'a'}},"
                        + "'SizeEstimateRangeGB':[0.0,1.0]}}"));
    }

    /** The members of the recorded answer of AWS to CreateTable with a stream. */
    @Test
    void aTableIsDescribedAsRecorded() {
        TableDescription description = TableDescription.builder()
                .attributeDefinitions(List.of(new AttributeDefinition("id", AttributeType.S)))
                .tableName("abc")
                .keySchema(List.of(new KeySchemaElement("id", KeyType.HASH)))
                .tableStatus(TableStatus.CREATING)
                .creationDateTime(TIME)
                .provisionedThroughput(new ProvisionedThroughputDescription(null, null, 0, 5, 5))
                .tableSizeBytes(0L)
                .itemCount(0L)
                .tableArn("arn")
                .tableId("id-1")
                .streamSpecification(new StreamSpecification(true, StreamViewType.KEYS_ONLY))
                .latestStreamLabel("label")
                .latestStreamArn("stream-arn")
                .deletionProtectionEnabled(false)
                .build();
        assertThat(Wire.encode(new CreateTableContract(), new CreateTableContract.Response(description)))
                .isEqualTo(Wire.json("{'TableDescription':{'AttributeDefinitions':[{'AttributeName':'id',"
                        + "'AttributeType':'S'}],'TableName':'abc','KeySchema':[{'AttributeName':'id','KeyType':"
                        + "'HASH'}],'TableStatus':'CREATING','CreationDateTime':1795342560.123,"
                        + "'ProvisionedThroughput':{'NumberOfDecreasesToday':0,'ReadCapacityUnits':5,"
                        + "'WriteCapacityUnits':5},'TableSizeBytes':0,'ItemCount':0,'TableArn':'arn','TableId':'id-1',"
                        + "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'},"
                        + "'LatestStreamLabel':'label','LatestStreamArn':'stream-arn',"
                        + "'DeletionProtectionEnabled':false}}"));
    }

    @Test
    void aTableOnDemandIsDescribedWithItsIndexes() {
        List<KeySchemaElement> keySchema = List.of(new KeySchemaElement("z", KeyType.HASH));
        WarmThroughputDescription warm = new WarmThroughputDescription(12_000L, 4_000L, TableStatus.ACTIVE);
        TableDescription description = TableDescription.builder()
                .billingModeSummary(new BillingModeSummary(BillingMode.PAY_PER_REQUEST, TIME))
                .globalSecondaryIndexes(List.of(new GlobalSecondaryIndexDescription(
                        "gsi",
                        keySchema,
                        new Projection(ProjectionType.ALL, null),
                        IndexStatus.ACTIVE,
                        null,
                        new ProvisionedThroughputDescription(null, null, 0, 0, 0),
                        7,
                        1,
                        "arn",
                        null,
                        warm)))
                .localSecondaryIndexes(List.of(new LocalSecondaryIndexDescription(
                        "lsi", keySchema, new Projection(ProjectionType.INCLUDE, List.of("a")), 7, 1, "arn")))
                .sseDescription(new SseDescription(SseStatus.ENABLED, SseType.KMS, "key", null))
                .tableClassSummary(new TableClassSummary(TableClass.STANDARD, null))
                .warmThroughput(warm)
                .build();
        String index = "'KeySchema':[{'AttributeName':'z','KeyType':'HASH'}],";
        String extent = "'IndexSizeBytes':7,'ItemCount':1,'IndexArn':'arn'";
        String warmJson = "'WarmThroughput':{'ReadUnitsPerSecond':12000,'WriteUnitsPerSecond':4000,'Status':'ACTIVE'}";
        assertThat(Wire.encode(new DescribeTableContract(), new DescribeTableContract.Response(description)))
                .isEqualTo(Wire.json("{'Table':{'BillingModeSummary':{'BillingMode':'PAY_PER_REQUEST',"
                        + "'LastUpdateToPayPerRequestDateTime':1795342560.123},'LocalSecondaryIndexes':[{'IndexName':"
                        + "'lsi'," + index + "'Projection':{'ProjectionType':'INCLUDE','NonKeyAttributes':['a']},"
                        + extent + "}],'GlobalSecondaryIndexes':[{'IndexName':'gsi'," + index
                        + "'Projection':{'ProjectionType':'ALL'},'IndexStatus':'ACTIVE','ProvisionedThroughput':"
                        + "{'NumberOfDecreasesToday':0,'ReadCapacityUnits':0,'WriteCapacityUnits':0}," + extent + ','
                        + warmJson + "}],'SSEDescription':{'Status':'ENABLED','SSEType':'KMS','KMSMasterKeyArn':'key'},"
                        + "'TableClassSummary':{'TableClass':'STANDARD'}," + warmJson + "}}"));
    }

    @Test
    void aStreamIsDescribedWithItsShards() {
        StreamDescription description = new StreamDescription(
                "arn",
                "label",
                StreamStatus.ENABLED,
                StreamViewType.NEW_IMAGE,
                TIME,
                "abc",
                List.of(new KeySchemaElement("pk", KeyType.HASH)),
                List.of(
                        new ShardDescription("s1", null, new SequenceNumberRange("100", "200")),
                        new ShardDescription("s2", "s1", new SequenceNumberRange("201", null))),
                "s2");
        assertThat(Wire.encode(new DescribeStreamContract(), new DescribeStreamContract.Response(description)))
                .isEqualTo(Wire.json("{'StreamDescription':{'StreamArn':'arn','StreamLabel':'label','StreamStatus':"
                        + "'ENABLED','StreamViewType':'NEW_IMAGE','CreationRequestDateTime':1795342560.123,"
                        + "'TableName':'abc','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],'Shards':["
                        + "{'ShardId':'s1','SequenceNumberRange':{'StartingSequenceNumber':'100',"
                        + "'EndingSequenceNumber':'200'}},{'ShardId':'s2','SequenceNumberRange':"
                        + "{'StartingSequenceNumber':'201'},'ParentShardId':'s1'}],'LastEvaluatedShardId':'s2'}}"));
    }

    @Test
    void streamsAreListed() {
        assertThat(Wire.encode(
                        new ListStreamsContract(),
                        new ListStreamsContract.Response(List.of(new StreamSummary("arn", "abc", "label")), "arn")))
                .isEqualTo(Wire.json("{'Streams':[{'StreamArn':'arn','TableName':'abc','StreamLabel':'label'}],"
                        + "'LastEvaluatedStreamArn':'arn'}"));
    }

    @Test
    void recordsAreWrittenAsAwsWritesThem() {
        ChangeRecord.Change change = new ChangeRecord.Change(
                TIME, STORED, STORED, null, "1".repeat(25), 6, StreamViewType.NEW_AND_OLD_IMAGES);
        ChangeRecord insert =
                new ChangeRecord("e1", StreamEventName.INSERT, "1.1", "aws:dynamodb", "us-east-1", change, null);
        ChangeRecord expiry = new ChangeRecord(
                "e2",
                StreamEventName.REMOVE,
                "1.1",
                "aws:dynamodb",
                "us-east-1",
                new ChangeRecord.Change(TIME, STORED, null, null, "2".repeat(25), 3, StreamViewType.KEYS_ONLY),
                new ChangeRecord.Identity("dynamodb.amazonaws.com", "Service"));
        assertThat(Wire.encode(
                        new GetRecordsContract(), new GetRecordsContract.Response(List.of(insert, expiry), "next")))
                .isEqualTo(Wire.json("{'Records':[{'eventID':'e1','eventName':'INSERT','eventVersion':'1.1',"
                        + "'eventSource':'aws:dynamodb','awsRegion':'us-east-1','dynamodb':{"
                        + "'ApproximateCreationDateTime':1795342560,'Keys':{'pk':{'S':'a'}},"
                        + "'NewImage':{'pk':{'S':'a'}},'SequenceNumber':'" + "1".repeat(25)
                        + "','SizeBytes':6,'StreamViewType':'NEW_AND_OLD_IMAGES'}},"
                        + "{'eventID':'e2','eventName':'REMOVE','eventVersion':'1.1','eventSource':'aws:dynamodb',"
                        + "'awsRegion':'us-east-1','dynamodb':{'ApproximateCreationDateTime':1795342560,"
                        + "'Keys':{'pk':{'S':'a'}},'SequenceNumber':'" + "2".repeat(25)
                        + "','SizeBytes':3,'StreamViewType':'KEYS_ONLY'},"
                        + "'userIdentity':{'PrincipalId':'dynamodb.amazonaws.com','Type':'Service'}}],"
                        + "'NextShardIterator':'next'}"));
    }
}
