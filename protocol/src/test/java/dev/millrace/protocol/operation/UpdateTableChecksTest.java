package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ErrorType;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** UpdateTable requests that contradict themselves (source: errors.md 6.6). */
class UpdateTableChecksTest {
    private static final String P = "One or more parameter values were invalid: ";
    private static final String NOTHING = "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
            + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required";
    private static final String UNITS = "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}";
    private static final String DEFINED = "'AttributeDefinitions':[{'AttributeName':'z','AttributeType':'S'}]";
    private static final String CREATE = "{'Create':{'IndexName':'gsi','KeySchema':[{'AttributeName':'z','KeyType':"
            + "'HASH'}],'Projection':{'ProjectionType':'ALL'}}}";
    private static final String DELETE = "{'Delete':{'IndexName':'gsi'}}";

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("", NOTHING),
                Arguments.of("," + DEFINED, NOTHING),
                Arguments.of(",'GlobalSecondaryIndexUpdates':[]", NOTHING),
                Arguments.of(
                        ",'BillingMode':'PAY_PER_REQUEST'," + UNITS,
                        P + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                                + " PAY_PER_REQUEST"),
                Arguments.of(
                        ",'BillingMode':'PROVISIONED'",
                        P + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED"),
                Arguments.of(
                        updates("{}"),
                        P + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                                + " GlobalSecondaryIndexUpdate.Delete must not be null"),
                Arguments.of(
                        updates("{'Update':{'IndexName':'gsi'},'Delete':{'IndexName':'gsi'}}"),
                        P + "Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                                + " GlobalSecondaryIndexUpdate.Delete may be specified"),
                Arguments.of(
                        updates(DELETE + ",{'Update':{'IndexName':'gsi'}}"),
                        P + "Only one global secondary index update per index is allowed simultaneously. Index: gsi"),
                Arguments.of(updates(CREATE), P + "Some index key attributes are not defined in AttributeDefinitions"),
                Arguments.of(
                        "," + DEFINED + updates(CREATE.replace("'HASH'", "'RANGE'")),
                        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
                Arguments.of(
                        "," + DEFINED + updates(CREATE.replace("'ProjectionType':'ALL'", "")),
                        P + "Unknown ProjectionType: null"),
                Arguments.of(
                        updates("{'Update':{'IndexName':'gsi','ProvisionedThroughput':{'ReadCapacityUnits':"
                                + "1000000000001,'WriteCapacityUnits':1}}}"),
                        "This operation cannot be performed with given input values. Please contact DynamoDB service"
                                + " team for more info: Action Blocked: IndexUpdate"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionIsRefused(String members, String message) {
        UpdateTableContract.Request request = request(members);
        Wire.assertValidation(() -> UpdateTableChecks.check(request), message);
    }

    @Test
    void twoIndexesAtOnceAreTooMany() {
        UpdateTableContract.Request request =
                request("," + DEFINED + updates(CREATE + ",{'Delete':{'IndexName':'other'}}"));
        Wire.assertError(
                () -> UpdateTableChecks.check(request),
                ErrorType.LIMIT_EXCEEDED,
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
    }

    static Stream<String> goodRequests() {
        return Stream.of(
                "," + UNITS,
                ",'BillingMode':'PAY_PER_REQUEST'",
                ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}",
                ",'StreamSpecification':{'StreamEnabled':false}",
                ",'DeletionProtectionEnabled':false",
                ",'TableClass':'STANDARD'",
                "," + DEFINED + updates(CREATE),
                updates(DELETE));
    }

    @ParameterizedTest
    @MethodSource("goodRequests")
    void goodRequestPasses(String members) {
        UpdateTableChecks.check(request(members));
    }

    private static String updates(String entries) {
        return ",'GlobalSecondaryIndexUpdates':[" + entries + ']';
    }

    private static UpdateTableContract.Request request(String members) {
        return Wire.decode(new UpdateTableContract(), Wire.json("{'TableName':'abc'" + members + '}'));
    }
}
