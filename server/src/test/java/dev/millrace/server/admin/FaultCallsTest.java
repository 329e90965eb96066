package dev.millrace.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.server.MillraceServer;
import dev.millrace.server.http.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCallsTest {
    private final AdminFixture it = new AdminFixture(MillraceServer.builder());
    private final String arn = it.createTable("Music");

    FaultCallsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    @Test
    void anErrorStrikesAsOftenAsAskedForAndIsCounted() throws IOException {
        assertThat(it.post(
                                "faults",
                                "{\"kind\":\"ProvisionedThroughputExceededException\",\"operation\":\"PutItem\","
                                        + "\"table\":\"Music\",\"count\":2}")
                        .text())
                .isEqualTo("{\"id\":1,\"kind\":\"ProvisionedThroughputExceededException\",\"operation\":\"PutItem\","
                        + "\"table\":\"Music\",\"count\":2,\"struck\":0}\n");
        String put = "{\"TableName\":\"Music\",\"Item\":{\"a\":{\"S\":\"k\"}}}";
        for (int strike = 0; strike < 2; strike++) {
            RawClient.Response refused = it.tables("PutItem", put);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text())
                    .startsWith(
                            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"");
        }
        assertThat(it.tables("PutItem", put).text()).isEqualTo("{}");
        assertThat(it.get("faults").text()).contains("\"struck\":2");
        assertThat(it.records(it.iterator(arn)))
                .as("a request that a fault strikes is not carried out")
                .containsOnlyOnce("eventID");
    }

    @Test
    void theInternalErrorIsHttp500() throws IOException {
        it.post("faults", "{\"kind\":\"InternalServerError\",\"operation\":\"GetItem\"}");

        RawClient.Response failed = it.tables("GetItem", "{\"TableName\":\"Music\",\"Key\":{\"a\":{\"S\":\"k\"}}}");

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text()).contains("#InternalServerError");
    }

    @Test
    void anEmptyPageDoesNotMoveOn() throws IOException {
        it.put("Music", "k");
        String iterator = it.iterator(arn);
        it.post("faults", "{\"kind\":\"EmptyPage\",\"table\":\"Music\",\"count\":1}");

        String empty = it.records(iterator);
        assertThat(empty).startsWith("{\"Records\":[]");
        assertThat(it.records(AdminFixture.member(empty, "NextShardIterator"))).contains("eventID");
    }

    @Test
    void iteratorsExpireAndRecordsAreTrimmedOnRequest() throws IOException {
        String iterator = it.iterator(arn);
        it.post("faults", "{\"kind\":\"ExpiredIteratorException\",\"count\":1}");
        it.post("faults", "{\"kind\":\"TrimmedDataAccessException\",\"operation\":\"GetRecords\",\"count\":1}");

        assertThat(it.records(iterator)).contains("#ExpiredIteratorException", "Shard iterator has expired");
        assertThat(it.records(iterator)).contains("#TrimmedDataAccessException");
        assertThat(it.records(iterator)).startsWith("{\"Records\":[]");
    }

    @Test
    void aDelayHoldsTheAnswerBack() throws IOException {
        it.post("faults", "{\"kind\":\"Delay\",\"operation\":\"PutItem\",\"delayMillis\":300,\"count\":1}");
        long start = System.nanoTime();

        it.put("Music", "k");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(it.records(it.iterator(arn))).contains("eventID");
    }

    @Test
    void faultsAreSwitchedOffOneByOneOrAllAtOnce() throws IOException {
        for (int count = 0; count < 3; count++) {
            it.post("faults", "{\"kind\":\"ThrottlingException\",\"operation\":\"ListTables\"}");
        }
        assertThat(it.call("DELETE", "/_millrace/faults/2", "").text()).isEqualTo("{\"removed\":1}\n");
        assertThat(it.call("DELETE", "/_millrace/faults/2", "").status()).isEqualTo(404);
        assertThat(it.tables("ListTables", "{}").text()).contains("ThrottlingException", "Rate exceeded");
        assertThat(it.call("DELETE", "/_millrace/faults", "").text()).isEqualTo("{\"removed\":2}\n");
        assertThat(it.tables("ListTables", "{}").text()).isEqualTo("{\"TableNames\":[\"Music\"]}");
    }

    @Test
    void aProbabilityIsToldWithItsSeed() throws IOException {
        assertThat(it.post("faults", "{\"kind\":\"ThrottlingException\",\"probability\":0.25,\"seed\":7}")
                        .text())
                .contains("\"probability\":0.25,\"seed\":7,");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {}                                                               | The body must have kind, one of
                    {"kind":"Earthquake"}                                            | The kind Earthquake is unknown
                    {"kind":"Delay"}                                                 | delayMillis belongs to the kind Delay
                    {"kind":"Delay","delayMillis":0}                                 | delayMillis must be between 1 and 300000.
                    {"kind":"Delay","delayMillis":300001}                            | delayMillis must be between 1 and 300000.
                    {"kind":"Delay","delayMillis":99999999999999999999}              | delayMillis must be between 1 and 300000.
                    {"kind":"Delay","delayMillis":1.5}                               | The member delayMillis must be a whole number.
                    {"kind":"ThrottlingException","delayMillis":5}                   | delayMillis belongs to the kind Delay
                    {"kind":"ThrottlingException","count":0}                         | count must be at least 1.
                    {"kind":"ThrottlingException","probability":0}                   | probability must be above 0
                    {"kind":"ThrottlingException","probability":1.01}                | probability must be above 0
                    {"kind":"ThrottlingException","probability":"half"}              | The member probability must be a number.
                    {"kind":"ThrottlingException","operation":"Fly"}                 | There is no operation Fly.
                    {"kind":"ExpiredIteratorException","operation":"PutItem"}        | PutItem never answers ExpiredIteratorException; these can: GetRecords.
                    {"kind":"TransactionConflict","operation":"Query"}               | Query never answers TransactionConflict
                    {"kind":"EmptyPage","operation":"DescribeStream"}                | DescribeStream never answers EmptyPage
                    {"kind":"LimitExceededException","operation":"PutItem"}          | PutItem never answers LimitExceededException
                    {"kind":"ProvisionedThroughputExceededException","operation":"GetRecords"} | GetRecords never answers
                    """)
    void aFaultThatCannotBeIsRefusedInOneSentence(String body, String sentence) throws IOException {
        RawClient.Response answer = it.post("faults", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(sentence);
        assertThat(it.get("faults").text()).isEqualTo("{\"faults\":[]}\n");
    }
}
