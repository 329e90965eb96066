package dev.millrace.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSwitchesTest {
    private static final String ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/Music";

    private final FaultSwitches faults = new FaultSwitches();

    private Strike strike(String operation, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return faults.strike(operation, bytes, bytes.length);
    }

    private boolean strikes(String operation, String body) {
        return strike(operation, body).error() != null;
    }

    private static Fault fault(
            FaultKind kind, @Nullable String operation, @Nullable String table, @Nullable Long count) {
        return new Fault(kind, operation, table, count, 1, 0, Duration.ZERO);
    }

    @Test
    void nothingGoesWrongUnlessSwitchedOn() {
        assertThat(faults.areOn()).isFalse();
        assertThat(strike("PutItem", "{}")).isEqualTo(Strike.NONE);
        assertThat(faults.emptyPage(ARN + "/stream/x|1|y")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    PutItem            | {"Item":{"a":{"S":"TableName"}},"TableName":"Music"}
                    PutItem            | {"TableName":"arn:aws:dynamodb:us-east-1:000000000000:table/Music"}
                    DescribeStream     | {"StreamArn":"arn:aws:dynamodb:us-east-1:000000000000:table/Music/stream/L"}
                    GetRecords         | {"ShardIterator":"arn:aws:dynamodb:us-east-1:000000000000:table/Music/stream/L#1#a"}
                    BatchGetItem       | {"RequestItems":{"Other":{"Keys":[{"Music":{}}]},"Music":{}}}
                    TransactWriteItems | {"TransactItems":[{"Put":{"TableName":"A"}},{"Delete":{"Key":{},"TableName":"Music"}}]}
                    TagResource        | {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/Music"}
                    """)
    void theTableIsFoundInEveryKindOfRequest(String operation, String body) {
        faults.add(fault(FaultKind.THROTTLING, null, "Music", null));

        assertThat(strikes(operation, body)).isTrue();
        assertThat(strikes(operation, body.replace("Music", "Movies"))).isFalse();
    }

    @Test
    void aBodyThatCannotBeReadIsLeftToItsOperation() {
        faults.add(fault(FaultKind.THROTTLING, null, "Music", null));

        assertThat(strikes("PutItem", "{\"TableName\":\"Music\"")).isFalse();
        assertThat(strikes("PutItem", "{\"TableName\":7}")).isFalse();
    }

    @Test
    void onlyTheNamedOperationIsHit() {
        faults.add(fault(FaultKind.INTERNAL_SERVER_ERROR, "GetItem", null, null));

        assertThat(strikes("GetItem", "{}")).isTrue();
        assertThat(strikes("PutItem", "{}")).isFalse();
    }

    @Test
    void withoutOperationOnlyThoseAreHitThatCanHaveTheError() {
        faults.add(Fault.always(FaultKind.EXPIRED_ITERATOR));

        assertThat(strikes("GetRecords", "{}")).isTrue();
        assertThat(strikes("GetShardIterator", "{}")).isFalse();
        assertThat(strikes("PutItem", "{}")).isFalse();
    }

    @Test
    void aCountIsUsedUp() {
        ActiveFault twice = faults.add(fault(FaultKind.THROTTLING, null, null, 2L));

        assertThat(List.of(strikes("PutItem", "{}"), strikes("GetItem", "{}"), strikes("GetItem", "{}")))
                .containsExactly(true, true, false);
        assertThat(twice.struckCount()).isEqualTo(2);
    }

    @Test
    void aSeedStrikesTheSameRequestsAgain() {
        List<List<Boolean>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            faults.clear();
            faults.add(new Fault(FaultKind.THROTTLING, null, null, null, 0.3, 42, Duration.ZERO));
            List<Boolean> struck = new ArrayList<>();
            for (int request = 0; request < 1000; request++) {
                struck.add(strikes("PutItem", "{}"));
            }
            runs.add(struck);
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1));
        assertThat(runs.get(0).stream().filter(struck -> struck).count()).isBetween(200L, 400L);
    }

    @Test
    void delaysAddUpUntilTheFirstError() {
        faults.add(new Fault(FaultKind.DELAY, null, null, null, 1, 0, Duration.ofMillis(20)));
        faults.add(new Fault(FaultKind.DELAY, null, null, null, 1, 0, Duration.ofMillis(30)));
        faults.add(Fault.always(FaultKind.THROTTLING));
        ActiveFault hidden = faults.add(Fault.always(FaultKind.INTERNAL_SERVER_ERROR));

        Strike strike = strike("PutItem", "{}");

        assertThat(strike.delay()).isEqualTo(Duration.ofMillis(50));
        assertThat(error(strike).type().code()).isEqualTo("ThrottlingException");
        assertThat(hidden.struckCount()).isZero();
    }

    @Test
    void anEmptyPageIsNoError() {
        faults.add(fault(FaultKind.EMPTY_PAGE, null, "Music", 1L));

        assertThat(strikes("GetRecords", "{}")).isFalse();
        assertThat(faults.emptyPage(ARN + "2/stream/x|1|y")).isFalse();
        assertThat(faults.emptyPage(ARN + "/stream/x|1|y")).isTrue();
        assertThat(faults.emptyPage(ARN + "/stream/x|1|y")).isFalse();
    }

    @Test
    void aConflictCancelsATransactionAndRefusesASingleWrite() {
        faults.add(Fault.always(FaultKind.TRANSACTION_CONFLICT));
        ApiException cancelled =
                error(strike("TransactWriteItems", "{\"TransactItems\":[{\"Put\":{}},{\"Put\":{}},{\"Put\":{}}]}"));

        assertThat(cancelled.type().code()).isEqualTo("TransactionCanceledException");
        assertThat(cancelled)
                .hasMessage("Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [TransactionConflict, None, None]");
        assertThat(error(strike("PutItem", "{}")).type().code()).isEqualTo("TransactionConflictException");
        assertThat(strikes("Query", "{}")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ProvisionedThroughputExceededException, Query",
        "ThrottlingException, ListStreams",
        "LimitExceededException, GetRecords",
        "LimitExceededException, CreateTable",
        "InternalServerError, DescribeStream",
        "ExpiredIteratorException, GetRecords",
        "TrimmedDataAccessException, GetShardIterator"
    })
    void anErrorBearsItsCode(String code, String operation) {
        faults.add(Fault.always(FaultKind.find(code).orElseThrow()));

        assertThat(error(strike(operation, "{}")).type().code()).isEqualTo(code);
    }

    @Test
    void aFaultIsSwitchedOffByItsNumber() {
        ActiveFault first = faults.add(Fault.always(FaultKind.THROTTLING));
        ActiveFault second = faults.add(Fault.always(FaultKind.INTERNAL_SERVER_ERROR));

        assertThat(faults.remove(first.id())).isTrue();
        assertThat(faults.remove(first.id())).isFalse();
        assertThat(faults.list()).containsExactly(second);
        assertThat(faults.clear()).isEqualTo(1);
        assertThat(faults.areOn()).isFalse();
        assertThat(faults.add(Fault.always(FaultKind.DELAY)).id()).isGreaterThan(second.id());
    }

    private static ApiException error(Strike strike) {
        return Objects.requireNonNull(strike.error());
    }
}
