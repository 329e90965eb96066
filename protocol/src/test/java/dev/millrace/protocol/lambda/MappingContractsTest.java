package dev.millrace.protocol.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What requests about mappings may say. */
class MappingContractsTest {
    private static final String FUNCTION = "'FunctionName':'hello'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'BatchSize':0 | Value '0' at 'batchSize' failed to satisfy constraint: Member must have value greater than or equal to 1",
                "'BatchSize':10001 | Value '10001' at 'batchSize' failed to satisfy constraint: Member must have value less than or equal to 10000",
                "'ParallelizationFactor':11 | Value '11' at 'parallelizationFactor' failed to satisfy constraint: Member must have value less than or equal to 10",
                "'MaximumBatchingWindowInSeconds':301 | Value '301' at 'maximumBatchingWindowInSeconds' failed to satisfy constraint: Member must have value less than or equal to 300",
                "'MaximumRetryAttempts':-2 | Value '-2' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value greater than or equal to -1",
                "'MaximumRecordAgeInSeconds':604801 | Value '604801' at 'maximumRecordAgeInSeconds' failed to satisfy constraint: Member must have value less than or equal to 604800",
                "'TumblingWindowInSeconds':901 | Value '901' at 'tumblingWindowInSeconds' failed to satisfy constraint: Member must have value less than or equal to 900",
                "'StartingPosition':'invalid' | Value 'invalid' at 'startingPosition' failed to satisfy constraint: Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
            })
    void eachViolationIsNamed(String member, String violation) {
        assertThatThrownBy(() -> create("{" + FUNCTION + "," + member + "}"))
                .isInstanceOf(ApiException.class)
                .hasMessage("1 validation error detected: " + violation);
    }

    @Test
    void aFunctionIsRequired() {
        assertThatThrownBy(() -> create(""))
                .hasMessage("1 validation error detected: Value null at 'functionName' failed to satisfy constraint:"
                        + " Member must not be null");
    }

    @Test
    void whatIsForOtherSourcesIsNoticed() {
        MappingParameters parameters = create(
                        "{" + FUNCTION + ",'Queues':['q'],'ScalingConfig':{'MaximumConcurrency':2},"
                                + "'DestinationConfig':{'OnSuccess':{'Destination':'arn:aws:sqs:us-east-1:000000000000:q'}}}")
                .parameters();

        assertThat(parameters.unsupported()).containsExactly("DestinationConfig", "ScalingConfig", "Queues");
    }

    @Test
    void saidAndEmptyIsNotTheSameAsNotSaid() {
        MappingParameters said = create(
                        "{" + FUNCTION
                                + ",'FilterCriteria':{'Filters':[]},'DestinationConfig':{'OnFailure':{}},'FunctionResponseTypes':[]}")
                .parameters();
        MappingParameters notSaid = create("{" + FUNCTION + "}").parameters();

        assertThat(said.filterPatterns()).isEmpty();
        assertThat(said.onFailureDestination()).isEmpty();
        assertThat(said.reportsItemFailures()).isFalse();
        assertThat(notSaid.filterPatterns()).isNull();
        assertThat(notSaid.onFailureDestination()).isNull();
        assertThat(notSaid.reportsItemFailures()).isNull();
    }

    @Test
    void listReadsItsQuery() {
        ListEventSourceMappingsContract.Request request = new ListEventSourceMappingsContract()
                .decode(new RestRequest(Map.of("MaxItems", "7", "FunctionName", "hello"), new byte[0], 0));

        assertThat(request.pageLengthMax()).isEqualTo(7);
        assertThat(request.functionName()).isEqualTo("hello");
        assertThatThrownBy(() -> new ListEventSourceMappingsContract()
                        .decode(new RestRequest(Map.of("MaxItems", "0"), new byte[0], 0)))
                .hasMessageContaining("at 'maxItems'");
    }

    @Test
    void aFunctionOfDigitsStaysAText() {
        assertThat(new ListEventSourceMappingsContract()
                        .decode(new RestRequest(Map.of("FunctionName", "42"), new byte[0], 0))
                        .functionName())
                .isEqualTo("42");
    }

    @Test
    void anEmptyListIsAnswered() {
        JsonWriter out = new JsonWriter();
        new ListEventSourceMappingsContract()
                .encode(new ListEventSourceMappingsContract.Response(List.of(), null), out);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8)).isEqualTo("{\"EventSourceMappings\":[]}");
    }

    private static CreateEventSourceMappingContract.Request create(String quoted) {
        return new CreateEventSourceMappingContract()
                .decode(RestRequest.of(quoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
