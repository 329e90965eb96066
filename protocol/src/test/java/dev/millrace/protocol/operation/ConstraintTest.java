package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Constraints, each at its edge and past it (source: errors.md section 4). */
class ConstraintTest {
    private static final String ONE = "1 validation error detected: ";
    private static final String FAILED = " failed to satisfy constraint: ";
    private static final String NOT_NULL = FAILED + "Member must not be null";
    private static final String PATTERN = FAILED + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+";
    private static final String ENUM = FAILED + "Member must satisfy enum value set: ";
    private static final String AT_LEAST = FAILED + "Member must have length greater than or equal to ";
    private static final String AT_MOST = FAILED + "Member must have length less than or equal to ";
    private static final String VALUE_AT_LEAST = FAILED + "Member must have value greater than or equal to ";
    private static final String VALUE_AT_MOST = FAILED + "Member must have value less than or equal to ";
    private static final String MISSING_NAME =
            "The parameter 'TableName' is required but was not present in the request";
    private static final String SHORT_NAME =
            "TableName must be at least 3 characters long and at most 255 characters long";

    private static final PutItemContract PUT = new PutItemContract();
    private static final GetItemContract GET = new GetItemContract();
    private static final UpdateItemContract UPDATE = new UpdateItemContract();
    private static final DeleteItemContract DELETE = new DeleteItemContract();
    private static final CreateTableContract CREATE = new CreateTableContract();
    private static final DescribeTableContract DESCRIBE = new DescribeTableContract();
    private static final UpdateTableContract UPDATE_TABLE = new UpdateTableContract();
    private static final ListTablesContract LIST = new ListTablesContract();

    private static final String KEYS = "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],"
            + "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}]";

    static Stream<Arguments> tableNames() {
        String name256 = "a".repeat(256);
        return Stream.of(
                Arguments.of(GET, "{'Key':{}}", ONE + "Value null at 'tableName'" + NOT_NULL),
                Arguments.of(PUT, "{'Item':{}}", ONE + "Value null at 'tableName'" + NOT_NULL),
                Arguments.of(CREATE, "{}", MISSING_NAME),
                Arguments.of(DESCRIBE, "{}", MISSING_NAME),
                Arguments.of(new DeleteTableContract(), "{}", MISSING_NAME),
                Arguments.of(UPDATE_TABLE, "{'BillingMode':'x'}", MISSING_NAME),
                Arguments.of(GET, "{'TableName':'','Key':{}}", ONE + "Value '' at 'tableName'" + AT_LEAST + 1),
                Arguments.of(PUT, "{'TableName':''}", ONE + "Value '' at 'tableName'" + AT_LEAST + 1),
                Arguments.of(UPDATE, "{'TableName':''}", ONE + "Value '' at 'tableName'" + AT_LEAST + 1),
                Arguments.of(DELETE, "{'TableName':''}", ONE + "Value '' at 'tableName'" + AT_LEAST + 1),
                Arguments.of(CREATE, "{'TableName':''}", ONE + "Value '' at 'tableName'" + AT_LEAST + 1),
                Arguments.of(DESCRIBE, "{'TableName':''}", SHORT_NAME),
                Arguments.of(DESCRIBE, "{'TableName':'ab'}", SHORT_NAME),
                Arguments.of(
                        CREATE, "{'TableName':'ab'," + KEYS + "}", ONE + "Value 'ab' at 'tableName'" + AT_LEAST + 3),
                Arguments.of(
                        GET,
                        "{'TableName':'" + name256 + "','Key':{}}",
                        ONE + "Value '" + name256 + "' at 'tableName'" + AT_MOST + 255),
                Arguments.of(
                        DESCRIBE,
                        "{'TableName':'" + name256 + "'}",
                        ONE + "Value '" + name256 + "' at 'tableName'" + AT_MOST + 255),
                Arguments.of(PUT, "{'TableName':'a;b','Item':{}}", ONE + "Value 'a;b' at 'tableName'" + PATTERN),
                Arguments.of(GET, "{'TableName':'a b','Key':{}}", ONE + "Value 'a b' at 'tableName'" + PATTERN),
                Arguments.of(DESCRIBE, "{'TableName':'a\u00e9b'}", ONE + "Value 'a\u00e9b' at 'tableName'" + PATTERN),
                Arguments.of(
                        PUT,
                        "{'TableName':'arn:aws:x','Item':{}}",
                        ONE + "Value 'arn:aws:x' at 'tableName'" + PATTERN));
    }

    @ParameterizedTest
    @MethodSource("tableNames")
    void tableNameRulesDifferByFamily(OperationContract<?, ?> contract, String body, String message) {
        Wire.assertValidation(contract, Wire.json(body), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "abc", "A-z_0.9"})
    void shortNamesAreGoodForItems(String name) {
        assertThat(Wire.decode(GET, Wire.json("{'TableName':'" + name + "','Key':{}}"))
                        .tableName())
                .isEqualTo(name);
    }

    @Test
    void aNameMayHave255Characters() {
        String name = "a".repeat(255);
        assertThat(Wire.decode(DESCRIBE, Wire.json("{'TableName':'" + name + "'}"))
                        .tableName())
                .isEqualTo(name);
    }

    @Test
    void anArnStandsForTheNameInIt() {
        String body = Wire.json("{'TableName':'arn:aws:dynamodb:eu-west-1:123456789012:table/my.table'}");
        assertThat(Wire.decode(DESCRIBE, body).tableName()).isEqualTo("my.table");
    }

    @Test
    void everyBadConstantIsNamed() {
        String body = "{'TableName':'abc','Item':{},'ReturnConsumedCapacity':'a','ReturnItemCollectionMetrics':'b',"
                + "'ReturnValues':'all_old','ReturnValuesOnConditionCheckFailure':'c','ConditionalOperator':'d'}";
        Wire.assertValidation(
                PUT,
                Wire.json(body),
                "5 validation errors detected: Value 'a' at 'returnConsumedCapacity'" + ENUM + "[INDEXES, TOTAL, NONE]"
                        + "; Value 'b' at 'returnItemCollectionMetrics'" + ENUM + "[SIZE, NONE]"
                        + "; Value 'all_old' at 'returnValues'" + ENUM
                        + "[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]"
                        + "; Value 'c' at 'returnValuesOnConditionCheckFailure'" + ENUM + "[ALL_OLD, NONE]"
                        + "; Value 'd' at 'conditionalOperator'" + ENUM + "[OR, AND]");
    }

    static Stream<Arguments> members() {
        return Stream.of(
                Arguments.of(PUT, "{'TableName':'abc'}", "Value null at 'item'" + NOT_NULL),
                Arguments.of(GET, "{'TableName':'abc'}", "Value null at 'key'" + NOT_NULL),
                Arguments.of(
                        GET,
                        "{'TableName':'abc','Key':{},'AttributesToGet':[]}",
                        "Value '[]' at 'attributesToGet'" + AT_LEAST + 1),
                Arguments.of(
                        GET,
                        "{'TableName':'abc','Key':{},'AttributesToGet':[null]}",
                        "Value null at 'attributesToGet.1.member'" + NOT_NULL),
                Arguments.of(
                        PUT,
                        "{'TableName':'abc','Item':{},'Expected':{'a':{'ComparisonOperator':'XX'}}}",
                        "Value 'XX' at 'expected.a.member.comparisonOperator'" + ENUM
                                + "[IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE,"
                                + " CONTAINS]"),
                Arguments.of(
                        UPDATE,
                        "{'TableName':'abc','Key':{},'AttributeUpdates':{'a':{'Action':'XX'}}}",
                        "Value 'XX' at 'attributeUpdates.a.member.action'" + ENUM + "[ADD, PUT, DELETE]"),
                Arguments.of(LIST, "{'Limit':0}", "Value '0' at 'limit'" + VALUE_AT_LEAST + 1),
                Arguments.of(LIST, "{'Limit':101}", "Value '101' at 'limit'" + VALUE_AT_MOST + 100),
                Arguments.of(
                        LIST,
                        "{'ExclusiveStartTableName':'ab'}",
                        "Value 'ab' at 'exclusiveStartTableName'" + AT_LEAST + 3),
                Arguments.of(new ListStreamsContract(), "{'Limit':0}", "Value '0' at 'limit'" + VALUE_AT_LEAST + 1),
                Arguments.of(
                        new ListStreamsContract(), "{'TableName':'ab'}", "Value 'ab' at 'tableName'" + AT_LEAST + 3),
                Arguments.of(
                        new DescribeStreamContract(), "{'StreamArn':'x'}", "Value 'x' at 'streamArn'" + AT_LEAST + 37),
                Arguments.of(new DescribeStreamContract(), "{}", "Value null at 'streamArn'" + NOT_NULL),
                Arguments.of(new GetRecordsContract(), "{}", "Value null at 'shardIterator'" + NOT_NULL),
                Arguments.of(
                        new GetRecordsContract(),
                        "{'ShardIterator':'x','Limit':0}",
                        "Value '0' at 'limit'" + VALUE_AT_LEAST + 1),
                Arguments.of(
                        new GetRecordsContract(),
                        "{'ShardIterator':'x','Limit':-1}",
                        "Value '-1' at 'limit'" + VALUE_AT_LEAST + 1));
    }

    @ParameterizedTest
    @MethodSource("members")
    void oneViolationIsNamed(OperationContract<?, ?> contract, String body, String violation) {
        Wire.assertValidation(contract, Wire.json(body), ONE + violation);
    }

    static Stream<Arguments> tableMembers() {
        String name256 = "n".repeat(256);
        return Stream.of(
                Arguments.of(
                        "'AttributeDefinitions':[{'AttributeType':'S'}]",
                        "Value null at 'attributeDefinitions.1.member.attributeName'" + NOT_NULL),
                Arguments.of(
                        "'AttributeDefinitions':[{'AttributeName':'pk'}]",
                        "Value null at 'attributeDefinitions.1.member.attributeType'" + NOT_NULL),
                Arguments.of(
                        "'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'BOOL'}]",
                        "Value 'BOOL' at 'attributeDefinitions.1.member.attributeType'" + ENUM + "[B, N, S]"),
                Arguments.of(
                        "'AttributeDefinitions':[{'AttributeName':'','AttributeType':'S'}]",
                        "Value '' at 'attributeDefinitions.1.member.attributeName'" + AT_LEAST + 1),
                Arguments.of(
                        "'AttributeDefinitions':[{'AttributeName':'" + name256 + "','AttributeType':'S'}]",
                        "Value '" + name256 + "' at 'attributeDefinitions.1.member.attributeName'" + AT_MOST + 255),
                Arguments.of("'KeySchema':[]", "Value '[]' at 'keySchema'" + AT_LEAST + 1),
                Arguments.of("'KeySchema':null", "Value null at 'keySchema'" + NOT_NULL),
                Arguments.of(
                        "'KeySchema':[{'AttributeName':'pk','KeyType':'hash'}]",
                        "Value 'hash' at 'keySchema.1.member.keyType'" + ENUM + "[HASH, RANGE]"),
                Arguments.of(
                        "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},{'AttributeName':'a','KeyType':'RANGE'},"
                                + "{'AttributeName':'b','KeyType':'RANGE'}]",
                        "Value '[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=a,"
                                + " keyType=RANGE), KeySchemaElement(attributeName=b, keyType=RANGE)]' at 'keySchema'"
                                + AT_MOST + 2),
                Arguments.of(
                        "'BillingMode':'x'", "Value 'x' at 'billingMode'" + ENUM + "[PROVISIONED, PAY_PER_REQUEST]"),
                Arguments.of(
                        "'TableClass':'x'",
                        "Value 'x' at 'tableClass'" + ENUM + "[STANDARD, STANDARD_INFREQUENT_ACCESS]"),
                Arguments.of(
                        "'ProvisionedThroughput':{'ReadCapacityUnits':0,'WriteCapacityUnits':1}",
                        "Value '0' at 'provisionedThroughput.readCapacityUnits'" + VALUE_AT_LEAST + 1),
                Arguments.of(
                        "'ProvisionedThroughput':{'ReadCapacityUnits':1}",
                        "Value null at 'provisionedThroughput.writeCapacityUnits'" + NOT_NULL),
                Arguments.of(
                        "'StreamSpecification':{'StreamViewType':'KEYS_ONLY'}",
                        "Value null at 'streamSpecification.streamEnabled'" + NOT_NULL),
                Arguments.of(
                        "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'Fisk'}",
                        "Value 'Fisk' at 'streamSpecification.streamViewType'" + ENUM
                                + "[NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, KEYS_ONLY]"));
    }

    @ParameterizedTest
    @MethodSource("tableMembers")
    void violationsOfCreateTableAreNamed(String member, String violation) {
        // The member under test comes last and so replaces the good one.
        Wire.assertValidation(CREATE, Wire.json("{'TableName':'abc'," + KEYS + ',' + member + '}'), ONE + violation);
    }

    static Stream<Arguments> indexMembers() {
        String good = "'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],'Projection':{'ProjectionType':'ALL'}";
        String many = IntStream.rangeClosed(1, 21).mapToObj(n -> "'a" + n + "'").collect(Collectors.joining(","));
        String shown = IntStream.rangeClosed(1, 21).mapToObj(n -> "a" + n).collect(Collectors.joining(", "));
        return Stream.of(
                Arguments.of("'IndexName':'ab'," + good, "Value 'ab' at '%s.1.member.indexName'" + AT_LEAST + 3),
                Arguments.of(good, "Value null at '%s.1.member.indexName'" + NOT_NULL),
                Arguments.of("'IndexName':'a;b'," + good, "Value 'a;b' at '%s.1.member.indexName'" + PATTERN),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'KeySchema':[]",
                        "Value '[]' at '%s.1.member.keySchema'" + AT_LEAST + 1),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'KeySchema':[{'AttributeName':'a','KeyType':'HASH'},"
                                + "{'AttributeName':'b','KeyType':'x'}]",
                        "Value 'x' at '%s.1.member.keySchema.2.member.keyType'" + ENUM + "[HASH, RANGE]"),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'Projection':null",
                        "Value null at '%s.1.member.projection'" + NOT_NULL),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'Projection':{'ProjectionType':'x'}",
                        "Value 'x' at '%s.1.member.projection.projectionType'" + ENUM + "[ALL, INCLUDE, KEYS_ONLY]"),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'Projection':{'NonKeyAttributes':[]}",
                        "Value '[]' at '%s.1.member.projection.nonKeyAttributes'" + AT_LEAST + 1),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'Projection':{'NonKeyAttributes':[" + many + "]}",
                        "Value '[" + shown + "]' at '%s.1.member.projection.nonKeyAttributes'" + AT_MOST + 20),
                Arguments.of(
                        "'IndexName':'abc'," + good + ",'Projection':{'NonKeyAttributes':['']}",
                        "Value '' at '%s.1.member.projection.nonKeyAttributes.1.member'" + AT_LEAST + 1));
    }

    @ParameterizedTest
    @MethodSource("indexMembers")
    void violationsOfIndexesAreNamed(String index, String violation) {
        for (String list : new String[] {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
            String path = list.replace("GlobalS", "globalS").replace("LocalS", "localS");
            Wire.assertValidation(
                    CREATE,
                    Wire.json("{'TableName':'abc'," + KEYS + ",'" + list + "':[{" + index + "}]}"),
                    ONE + violation.replace("%s", path));
        }
    }

    @Test
    void tenViolationsAreNamedAtMost() {
        String element = "{'AttributeName':'','KeyType':'x'}";
        String body = "{'TableName':'a;','AttributeDefinitions':[{},{},{},{},{},{}],'KeySchema':[" + element + "]}";
        Wire.assertValidation(
                CREATE,
                Wire.json(body),
                "10 validation errors detected: Value 'a;' at 'tableName'" + AT_LEAST + "3; Value 'a;' at 'tableName'"
                        + PATTERN
                        + IntStream.rangeClosed(1, 4)
                                .mapToObj(n -> "; Value null at 'attributeDefinitions." + n
                                        + ".member.attributeName'" + NOT_NULL
                                        + "; Value null at 'attributeDefinitions." + n + ".member.attributeType'"
                                        + NOT_NULL)
                                .collect(Collectors.joining()));
    }

    static Stream<Arguments> streamMembers() {
        String arn = "'StreamArn':'" + "a".repeat(37) + "'";
        String good = arn + ",'ShardId':'x','ShardIteratorType':'LATEST'";
        String digits41 = "1".repeat(41);
        return Stream.of(
                Arguments.of(
                        new GetShardIteratorContract(),
                        "{" + arn + ",'ShardId':'x'}",
                        "Value null at 'shardIteratorType'" + NOT_NULL),
                Arguments.of(
                        new GetShardIteratorContract(),
                        "{" + arn + ",'ShardId':'x','ShardIteratorType':'x'}",
                        "Value 'x' at 'shardIteratorType'" + ENUM
                                + "[AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]"),
                Arguments.of(
                        new GetShardIteratorContract(),
                        "{" + good + ",'SequenceNumber':'1'}",
                        "Value '1' at 'sequenceNumber'" + AT_LEAST + 21),
                Arguments.of(
                        new GetShardIteratorContract(),
                        "{" + good + ",'SequenceNumber':'" + digits41 + "'}",
                        "Value '" + digits41 + "' at 'sequenceNumber'" + AT_MOST + 40),
                Arguments.of(
                        new DescribeStreamContract(),
                        "{" + arn + ",'ShardFilter':{'Type':'x','ShardId':'" + "s".repeat(28) + "'}}",
                        "Value 'x' at 'shardFilter.type'" + ENUM + "[CHILD_SHARDS]"),
                Arguments.of(
                        new DescribeStreamContract(),
                        "{" + arn + ",'ShardFilter':{'Type':'CHILD_SHARDS'}}",
                        "Value null at 'shardFilter.shardId'" + NOT_NULL),
                Arguments.of(
                        new DescribeStreamContract(),
                        "{" + arn + ",'ShardFilter':{'Type':'CHILD_SHARDS','ShardId':'bogus'}}",
                        "Value 'bogus' at 'shardFilter.shardId'" + AT_LEAST + 28),
                Arguments.of(
                        new DescribeStreamContract(),
                        "{" + arn + ",'ExclusiveStartShardId':'bogus'}",
                        "Value 'bogus' at 'exclusiveStartShardId'" + AT_LEAST + 28),
                Arguments.of(
                        new GetRecordsContract(),
                        "{'ShardIterator':'" + "i".repeat(2049) + "'}",
                        "Value '" + "i".repeat(2049) + "' at 'shardIterator'" + AT_MOST + 2048));
    }

    @ParameterizedTest
    @MethodSource("streamMembers")
    void violationsOfStreamRequestsAreNamed(OperationContract<?, ?> contract, String body, String violation) {
        Wire.assertValidation(contract, Wire.json(body), ONE + violation);
    }

    @Test
    void typesAreCheckedBeforeConstraints() {
        Wire.assertSerialization(
                PUT,
                Wire.json("{'ReturnValues':'x','Item':{'a':{'S':1}}}"),
                "NUMBER_VALUE cannot be converted to String");
    }
}
