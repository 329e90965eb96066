package dev.millrace.protocol.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no JSON or hold the wrong types (source: errors.md section 3). */
class SerializationTest {
    private static final String NAMESPACE = "com.amazonaws.dynamodb.v20120810.";
    private static final String NOT_EXPECTED = "Start of structure or map found where not expected";
    private static final String FIELD_TYPE = "Unexpected field type";
    private static final String VALUE_TYPE = "Unexpected value type in payload";
    private static final String BASE64 = "only base-64-encoded strings are convertible to bytes";
    private static final String STRING_COLLECTION = "Unrecognized collection type class java.lang.String";

    private static final OperationContract<?, ?> PUT = new PutItemContract();
    private static final OperationContract<?, ?> GET = new GetItemContract();
    private static final OperationContract<?, ?> LIST = new ListTablesContract();
    private static final OperationContract<?, ?> CREATE = new CreateTableContract();

    static Stream<Arguments> wrongTypes() {
        return Stream.concat(
                Stream.of(
                        Arguments.of(PUT, "{'TableName':1}", "NUMBER_VALUE cannot be converted to String"),
                        Arguments.of(PUT, "{'TableName':1.5}", "DECIMAL_VALUE cannot be converted to String"),
                        Arguments.of(PUT, "{'TableName':true}", "TRUE_VALUE cannot be converted to String"),
                        Arguments.of(PUT, "{'TableName':false}", "FALSE_VALUE cannot be converted to String"),
                        Arguments.of(PUT, "{'TableName':[]}", STRING_COLLECTION),
                        Arguments.of(PUT, "{'TableName':{}}", NOT_EXPECTED),
                        Arguments.of(PUT, "{'ReturnValues':1}", "NUMBER_VALUE cannot be converted to String"),
                        Arguments.of(LIST, "{'Limit':'1'}", "STRING_VALUE cannot be converted to Integer"),
                        Arguments.of(LIST, "{'Limit':true}", "TRUE_VALUE cannot be converted to Integer"),
                        Arguments.of(LIST, "{'Limit':false}", "FALSE_VALUE cannot be converted to Integer"),
                        Arguments.of(LIST, "{'Limit':[]}", "Unrecognized collection type class java.lang.Integer"),
                        Arguments.of(LIST, "{'Limit':{}}", NOT_EXPECTED),
                        Arguments.of(
                                CREATE,
                                "{'ProvisionedThroughput':{'ReadCapacityUnits':'1'}}",
                                "STRING_VALUE cannot be converted to Long"),
                        Arguments.of(
                                CREATE,
                                "{'ProvisionedThroughput':{'ReadCapacityUnits':[]}}",
                                "Unrecognized collection type class java.lang.Long"),
                        Arguments.of(GET, "{'ConsistentRead':'maybe'}", "Unexpected token received from parser"),
                        Arguments.of(GET, "{'ConsistentRead':1}", "NUMBER_VALUE cannot be converted to Boolean"),
                        Arguments.of(
                                GET, "{'ConsistentRead':[]}", "Unrecognized collection type class java.lang.Boolean"),
                        Arguments.of(GET, "{'ConsistentRead':{}}", NOT_EXPECTED),
                        Arguments.of(GET, "{'AttributesToGet':'a'}", FIELD_TYPE),
                        Arguments.of(GET, "{'AttributesToGet':{}}", NOT_EXPECTED),
                        Arguments.of(GET, "{'AttributesToGet':['a',1]}", "NUMBER_VALUE cannot be converted to String"),
                        Arguments.of(GET, "{'Key':'a'}", FIELD_TYPE),
                        Arguments.of(GET, "{'Key':[]}", mapOf(NAMESPACE + "AttributeValue")),
                        Arguments.of(GET, "{'Key':{'a':'b'}}", VALUE_TYPE),
                        Arguments.of(
                                GET,
                                "{'Key':{'a':[]}}",
                                "Unrecognized collection type class " + NAMESPACE + "AttributeValue"),
                        Arguments.of(GET, "{'ExpressionAttributeNames':[]}", mapOf("java.lang.String")),
                        Arguments.of(GET, "{'ExpressionAttributeNames':'#a'}", FIELD_TYPE),
                        Arguments.of(
                                GET,
                                "{'ExpressionAttributeNames':{'#a':1}}",
                                "NUMBER_VALUE cannot be converted to String")),
                wrongTypesOfLegacyAndTables());
    }

    static Stream<Arguments> wrongTypesOfLegacyAndTables() {
        return Stream.of(
                Arguments.of(PUT, "{'Expected':[]}", mapOf(NAMESPACE + "ExpectedAttributeValue")),
                Arguments.of(PUT, "{'Expected':{'a':1}}", VALUE_TYPE),
                Arguments.of(
                        PUT,
                        "{'Expected':{'a':[]}}",
                        "Unrecognized collection type class " + NAMESPACE + "ExpectedAttributeValue"),
                Arguments.of(PUT, "{'Expected':{'a':{'Value':'x'}}}", FIELD_TYPE),
                Arguments.of(PUT, "{'Expected':{'a':{'AttributeValueList':['x']}}}", VALUE_TYPE),
                Arguments.of(
                        new UpdateItemContract(), "{'AttributeUpdates':[]}", mapOf(NAMESPACE + "AttributeValueUpdate")),
                Arguments.of(CREATE, "{'KeySchema':['x']}", VALUE_TYPE),
                Arguments.of(
                        CREATE,
                        "{'KeySchema':[[]]}",
                        "Unrecognized collection type class " + NAMESPACE + "KeySchemaElement"),
                Arguments.of(CREATE, "{'ProvisionedThroughput':'x'}", FIELD_TYPE),
                Arguments.of(
                        CREATE,
                        "{'ProvisionedThroughput':[]}",
                        "Unrecognized collection type class " + NAMESPACE + "ProvisionedThroughput"),
                Arguments.of(
                        CREATE,
                        "{'GlobalSecondaryIndexes':[{'Projection':{'NonKeyAttributes':[1]}}]}",
                        "NUMBER_VALUE cannot be converted to String"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void wrongTypeIsRefused(OperationContract<?, ?> contract, String body, String message) {
        Wire.assertSerialization(contract, Wire.json(body), message);
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                Arguments.of("{'N':3}", "NUMBER_VALUE cannot be converted to String"),
                Arguments.of("{'S':{}}", NOT_EXPECTED),
                Arguments.of("{'B':1}", BASE64),
                Arguments.of("{'B':true}", BASE64),
                Arguments.of("{'B':{}}", NOT_EXPECTED),
                Arguments.of("{'B':[]}", "Unrecognized collection type class java.nio.ByteBuffer"),
                Arguments.of("{'B':'abc'}", "Base64 encoded length is expected a multiple of 4 bytes but found: 3"),
                Arguments.of("{'B':'YQ'}", "Base64 encoded length is expected a multiple of 4 bytes but found: 2"),
                Arguments.of("{'B':'YR=='}", "Invalid last non-pad Base64 character dectected"),
                Arguments.of("{'B':'YWJ='}", "Invalid last non-pad Base64 character dectected"),
                Arguments.of("{'B':'a?b='}", "Invalid last non-pad Base64 character dectected"),
                Arguments.of("{'B':'===='}", "Invalid last non-pad Base64 character dectected"),
                Arguments.of("{'BOOL':'x'}", "Unexpected token received from parser"),
                Arguments.of("{'SS':'x'}", FIELD_TYPE),
                Arguments.of("{'SS':{}}", NOT_EXPECTED),
                Arguments.of("{'SS':[1]}", "NUMBER_VALUE cannot be converted to String"),
                Arguments.of("{'SS':[[]]}", STRING_COLLECTION),
                Arguments.of("{'NS':[1]}", "NUMBER_VALUE cannot be converted to String"),
                Arguments.of("{'BS':[1]}", BASE64),
                Arguments.of("{'L':'x'}", FIELD_TYPE),
                Arguments.of("{'L':['x']}", VALUE_TYPE),
                Arguments.of("{'L':[[]]}", "Unrecognized collection type class " + NAMESPACE + "AttributeValue"),
                Arguments.of("{'M':'x'}", FIELD_TYPE),
                Arguments.of("{'M':[]}", mapOf(NAMESPACE + "AttributeValue")),
                Arguments.of("{'M':{'a':{'L':[{'N':1}]}}}", "NUMBER_VALUE cannot be converted to String"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void wrongTypeInsideAValueIsRefused(String value, String message) {
        Wire.assertSerialization(PUT, Wire.json("{'Item':{'a':{'SS':[]},'b':" + value + "}}"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "null",
                "[]",
                "1",
                "'x'",
                "hello",
                "{'TableName':'x'",
                "{'TableName':'x'}}",
                "{} {}",
                "{'a':1,}",
                "{'a' 1}",
                "{'TableName':'x\\q'}",
                "{'TableName':1,'b':[}"
            })
    void otherThanOneObjectIsRefusedWithoutMessage(String body) {
        Wire.assertSerialization(PUT, Wire.json(body), null);
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        Wire.assertSerialization(PUT, "[".repeat(1 << 20), null);
        Wire.assertSerialization(PUT, "{\"x\":" + "[".repeat(1 << 20), null);
        Wire.assertSerialization(PUT, "{\"x\":".repeat(1 << 18), null);
        Wire.assertSerialization(PUT, "{\"Item\":{\"a\":" + "{\"L\":[".repeat(1 << 18), null);
        Wire.assertSerialization(
                PUT, "{\"Item\":{\"a\":" + "{\"M\":{\"a\":".repeat(5000) + "1" + "}}".repeat(5000) + "}}", null);
    }

    @Test
    void malformedUtf8IsRefused() {
        byte[] body = "{\"TableName\":\"xx\"}".getBytes(StandardCharsets.UTF_8);
        body[14] = (byte) 0xC0;
        body[15] = (byte) 0x80;
        Wire.assertError(
                () -> PUT.decode(JsonReader.of(body)), dev.millrace.protocol.error.ErrorType.SERIALIZATION, null);
        assertThat(JsonReader.isParsable(body, 0, body.length)).isFalse();
    }

    @Test
    void otherEncodingsAreRefused() {
        byte[] body = "{\"TableName\":\"x\"}".getBytes(StandardCharsets.UTF_16BE);
        Wire.assertError(
                () -> PUT.decode(JsonReader.of(body)), dev.millrace.protocol.error.ErrorType.SERIALIZATION, null);
    }

    @Test
    void parsabilityIsTheSameWithoutAnOperation() {
        assertThat(isParsable("{\"a\":[1,{}]}")).isTrue();
        assertThat(isParsable("[]")).isTrue();
        assertThat(isParsable("")).isFalse();
        assertThat(isParsable("{")).isFalse();
        assertThat(isParsable("{} x")).isFalse();
        assertThat(isParsable("[".repeat(1 << 20))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "'true'", "'TRUE'", "'1'", "'yes'", "'Yes'"})
    void booleansHaveSpellings(String spelling) {
        assertThat(consistentRead(spelling)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "'false'", "'0'", "'No'"})
    void falseHasSpellings(String spelling) {
        assertThat(consistentRead(spelling)).isFalse();
    }

    @Test
    void decimalsAreCutToIntegers() {
        ListTablesContract.Request request = Wire.decode(new ListTablesContract(), "{\"Limit\":1.9}");
        assertThat(request.limit()).isEqualTo(1);
    }

    @Test
    void unknownAndNullMembersCountAsAbsent() {
        ListTablesContract.Request request =
                Wire.decode(new ListTablesContract(), Wire.json("{'Limit':null,'x':{'y':[1,{'z':null}]},'limit':3}"));
        assertThat(request).isEqualTo(new ListTablesContract.Request(null, null));
    }

    @Test
    void theLastOfTwoMembersCounts() {
        ListTablesContract.Request request = Wire.decode(new ListTablesContract(), "{\"Limit\":1,\"Limit\":2}");
        assertThat(request.limit()).isEqualTo(2);
    }

    private static @Nullable Boolean consistentRead(String spelling) {
        String body = Wire.json("{'TableName':'abc','Key':{},'ConsistentRead':" + spelling + "}");
        return Wire.decode(new GetItemContract(), body).consistentRead();
    }

    private static boolean isParsable(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return JsonReader.isParsable(body, 0, body.length);
    }

    private static String mapOf(String type) {
        return "Unrecognized collection type java.util.Map<java.lang.String, " + type + ">";
    }
}
