package dev.millrace.protocol.operation;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CreateTable requests that contradict themselves (source: errors.md 6.5). */
class CreateTableChecksTest {
    private static final String P = "One or more parameter values were invalid: ";
    private static final String ON_DEMAND = ",'BillingMode':'PAY_PER_REQUEST'";
    private static final String UNITS = "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}";
    private static final String ALL = "'Projection':{'ProjectionType':'ALL'}";
    private static final String HASH = keys("pk HASH");
    private static final String BOTH = keys("pk HASH", "sk RANGE");
    private static final String NO_MATCH = P + "Number of attributes in KeySchema does not exactly match number of"
            + " attributes defined in AttributeDefinitions";
    private static final String NO_DEFINITION = "Invalid KeySchema: Some index key attribute have no definition";

    static Stream<Arguments> contradictions() {
        return Stream.of(throughput(), tableKeys(), localIndexes(), globalIndexes(), projections(), streamsAndLimits())
                .flatMap(cases -> cases);
    }

    private static Stream<Arguments> throughput() {
        String defined = defined("pk") + HASH;
        return Stream.of(
                Arguments.of(
                        defined + ON_DEMAND + ',' + UNITS,
                        P + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                                + " PAY_PER_REQUEST"),
                Arguments.of(
                        defined,
                        P + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
                                + " PROVISIONED"),
                Arguments.of(
                        defined + ",'BillingMode':'PROVISIONED'",
                        P + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
                                + " PROVISIONED"),
                Arguments.of(
                        defined + ",'ProvisionedThroughput':{'ReadCapacityUnits':1000000000001,'WriteCapacityUnits':1}",
                        "Given value 1000000000001 for ReadCapacityUnits is out of bounds"),
                Arguments.of(
                        defined + ",'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1000000000001}",
                        "Given value 1000000000001 for WriteCapacityUnits is out of bounds"));
    }

    private static Stream<Arguments> tableKeys() {
        return Stream.of(
                Arguments.of(defined("pk") + BOTH + ON_DEMAND, NO_DEFINITION),
                Arguments.of(defined("pk") + keys("pk HASH", "pk RANGE") + ON_DEMAND, NO_DEFINITION),
                Arguments.of(defined() + HASH + ON_DEMAND, NO_DEFINITION),
                Arguments.of(
                        defined("z") + HASH + ON_DEMAND,
                        P + "Some index key attributes are not defined in AttributeDefinitions. Keys: [pk],"
                                + " AttributeDefinitions: [z]"),
                Arguments.of(
                        defined("z", "pk") + BOTH + ON_DEMAND,
                        P + "Some index key attributes are not defined in AttributeDefinitions. Keys: [pk, sk],"
                                + " AttributeDefinitions: [z, pk]"),
                Arguments.of(
                        defined("pk", "z") + keys("pk HASH", "pk RANGE") + ON_DEMAND,
                        "Both the Hash Key and the Range Key element in the KeySchema have the same name"),
                Arguments.of(
                        defined("pk") + keys("pk RANGE") + ON_DEMAND,
                        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
                Arguments.of(
                        defined("pk", "sk") + keys("pk HASH", "sk HASH") + ON_DEMAND,
                        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"),
                Arguments.of(
                        defined("pk", "pk") + HASH + ON_DEMAND,
                        P + "Duplicate AttributeName in AttributeDefinitions: pk"),
                Arguments.of(defined("pk", "z") + HASH + ON_DEMAND, NO_MATCH),
                Arguments.of(
                        defined("pk", "sk", "z") + BOTH + ON_DEMAND + local(index("lsi", keys("pk HASH", "sk RANGE"))),
                        NO_MATCH));
    }

    private static Stream<Arguments> localIndexes() {
        String table = defined("pk", "sk", "z") + BOTH + ON_DEMAND;
        String six = IntStream.range(0, 6)
                .mapToObj(n -> index("lsi" + n, keys("pk HASH", "z RANGE")))
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of(table + local(""), P + "List of LocalSecondaryIndexes is empty"),
                Arguments.of(
                        defined("pk", "z") + HASH + ON_DEMAND + local(index("lsi", keys("pk HASH", "z RANGE"))),
                        P + "Table KeySchema does not have a range key, which is required when specifying a"
                                + " LocalSecondaryIndex"),
                Arguments.of(
                        table + local(index("lsi", HASH)),
                        P + "Index KeySchema does not have a range key for index: lsi"),
                Arguments.of(
                        table + local(index("lsi", keys("z HASH", "sk RANGE"))),
                        P + "Index KeySchema does not have the same leading hash key as table KeySchema for index:"
                                + " lsi. index hash key: z, table hash key: pk"),
                Arguments.of(
                        table + local(index("lsi", keys("pk HASH", "q RANGE"))),
                        P + "Some index key attributes are not defined in AttributeDefinitions. Keys: [pk, q],"
                                + " AttributeDefinitions: [pk, sk, z]"),
                Arguments.of(
                        table
                                + local(index("lsi", keys("pk HASH", "z RANGE"))
                                        + ','
                                        + index("lsi", keys("pk HASH", "z RANGE"))),
                        P + "Duplicate index name: lsi"),
                Arguments.of(table + local(six), P + "Number of LocalSecondaryIndexes exceeds per-table limit of 5"));
    }

    private static Stream<Arguments> globalIndexes() {
        String table = defined("pk", "sk", "z") + BOTH;
        String onDemand = table + ON_DEMAND;
        String provisioned = table + ',' + UNITS;
        String gsi = index("gsi", keys("z HASH"));
        String many = IntStream.range(0, 21)
                .mapToObj(n -> index("gsi" + n, keys("z HASH")))
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of(onDemand + global(""), P + "List of GlobalSecondaryIndexes is empty"),
                Arguments.of(onDemand + global(gsi + ',' + gsi), P + "Duplicate index name: gsi"),
                Arguments.of(
                        onDemand + local(index("gsi", keys("pk HASH", "z RANGE"))) + global(gsi),
                        P + "Duplicate index name: gsi"),
                Arguments.of(
                        onDemand + global(many), P + "GlobalSecondaryIndex count exceeds the per-table limit of 20"),
                Arguments.of(
                        onDemand + global(index("gsi", keys("z RANGE"))),
                        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
                Arguments.of(
                        onDemand + global(withMember(gsi, UNITS)),
                        P + "ProvisionedThroughput should not be specified for index: gsi when BillingMode is"
                                + " PAY_PER_REQUEST"),
                Arguments.of(provisioned + global(gsi), P + "ProvisionedThroughput must be specified for index: gsi"),
                Arguments.of(
                        provisioned
                                + global(withMember(
                                        gsi,
                                        "'ProvisionedThroughput':{'ReadCapacityUnits':1000000000001,"
                                                + "'WriteCapacityUnits':1}")),
                        "Given value 1000000000001 for ReadCapacityUnits is out of bounds for index gsi"));
    }

    private static Stream<Arguments> projections() {
        String table = defined("pk", "z") + HASH + ON_DEMAND;
        return Stream.of(
                Arguments.of(table + projected(""), P + "Unknown ProjectionType: null"),
                Arguments.of(
                        table + projected("'ProjectionType':'ALL','NonKeyAttributes':['a']"),
                        P + "ProjectionType is ALL, but NonKeyAttributes is specified"),
                Arguments.of(
                        table + projected("'ProjectionType':'KEYS_ONLY','NonKeyAttributes':['a']"),
                        P + "ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified"),
                Arguments.of(
                        table + projected("'ProjectionType':'INCLUDE'"),
                        P + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"),
                Arguments.of(
                        table + projected("'ProjectionType':'INCLUDE','NonKeyAttributes':['a','b','a']"),
                        P + "Duplicate attribute name in NonKeyAttributes: a"));
    }

    private static Stream<Arguments> streamsAndLimits() {
        String table = defined("pk") + HASH;
        String onDemand = table + ON_DEMAND;
        String tags = IntStream.range(0, 51)
                .mapToObj(n -> "{'Key':'k" + n + "','Value':''}")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of(
                        onDemand + ",'StreamSpecification':{'StreamEnabled':false,'StreamViewType':'KEYS_ONLY'}",
                        P + "Table is being created with a stream disabled, UpdateViewType should not be specified"),
                Arguments.of(
                        onDemand + ",'StreamSpecification':{'StreamEnabled':true}",
                        "Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams."),
                Arguments.of(
                        table + ',' + UNITS + ",'OnDemandThroughput':{'MaxReadRequestUnits':10}",
                        P + "MaxReadRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is"
                                + " PROVISIONED."),
                Arguments.of(
                        onDemand + ",'OnDemandThroughput':{'MaxReadRequestUnits':0}",
                        P + "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid"
                                + " range"),
                Arguments.of(
                        onDemand + ",'WarmThroughput':{'ReadUnitsPerSecond':12000,'WriteUnitsPerSecond':3999}",
                        P + "Requested WriteUnitsPerSecond for WarmThroughput for table is lower than initial"
                                + " throughput for OnDemand"),
                Arguments.of(onDemand + ",'Tags':[" + tags + "]", P + "Too many tags: tag limit is 50"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionIsRefused(String members, String message) {
        CreateTableContract.Request request = request(members);
        Wire.assertValidation(() -> CreateTableChecks.check(request), message);
    }

    static Stream<String> goodRequests() {
        String table = defined("pk", "sk", "z") + BOTH;
        return Stream.of(
                defined("pk") + HASH + ',' + UNITS,
                defined("pk") + HASH
                        + ",'ProvisionedThroughput':{'ReadCapacityUnits':1000000000000,'WriteCapacityUnits':1}",
                defined("sk", "pk") + BOTH + ON_DEMAND,
                defined("pk") + HASH + ON_DEMAND + ",'StreamSpecification':{'StreamEnabled':false}",
                defined("pk") + HASH + ON_DEMAND + ",'OnDemandThroughput':{'MaxReadRequestUnits':-1}",
                table + ON_DEMAND + local(index("lsi", keys("pk HASH", "z RANGE"))),
                table + ON_DEMAND + global(index("gsi", keys("z HASH", "sk HASH", "pk RANGE"))),
                table + ',' + UNITS + global(withMember(index("gsi", keys("z HASH")), UNITS)));
    }

    @ParameterizedTest
    @MethodSource("goodRequests")
    void goodRequestPasses(String members) {
        CreateTableChecks.check(request(members));
    }

    private static CreateTableContract.Request request(String members) {
        return Wire.decode(new CreateTableContract(), Wire.json("{'TableName':'abc'," + members + '}'));
    }

    private static String defined(String... names) {
        return Stream.of(names)
                .map(name -> "{'AttributeName':'" + name + "','AttributeType':'S'}")
                .collect(Collectors.joining(",", "'AttributeDefinitions':[", "],"));
    }

    private static String keys(String... elements) {
        return Stream.of(elements)
                .map(element -> element.split(" ", 2))
                .map(element -> "{'AttributeName':'" + element[0] + "','KeyType':'" + element[1] + "'}")
                .collect(Collectors.joining(",", "'KeySchema':[", "]"));
    }

    private static String index(String name, String keySchema) {
        return "{'IndexName':'" + name + "'," + keySchema + ',' + ALL + '}';
    }

    private static String projected(String projection) {
        return global("{'IndexName':'gsi'," + keys("z HASH") + ",'Projection':{" + projection + "}}");
    }

    private static String withMember(String index, String member) {
        return index.substring(0, index.length() - 1) + ',' + member + '}';
    }

    private static String local(String indexes) {
        return ",'LocalSecondaryIndexes':[" + indexes + ']';
    }

    private static String global(String indexes) {
        return ",'GlobalSecondaryIndexes':[" + indexes + ']';
    }
}
