package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.Item;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeToLiveTest {
    private static final TimeToLive TTL = new TimeToLive("until");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1700000000, 1700000000",
        "1234567e1, 12345670",
        "1.7e9, 1700000000",
        "1700000000.5, 1700000001",
        "0.0000001, 1",
        "31556889864403199, 31556889864403199"
    })
    void aNumberIsATimeInSeconds(String number, long second) throws InvalidNumberException {
        assertThat(TTL.expirySecond(item(new AttributeValue.N(DynamoNumber.parse(number)))))
                .isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.5", "31556889864403200", "1e125"})
    void aNumberBeyondAllTimeNeverComes(String number) throws InvalidNumberException {
        assertThat(TTL.expirySecond(item(new AttributeValue.N(DynamoNumber.parse(number)))))
                .isEqualTo(TimeToLive.NEVER);
    }

    @Test
    void otherTypesAndMissingAttributesNeverExpire() {
        assertThat(TTL.expirySecond(item(AttributeValue.s("1700000000")))).isEqualTo(TimeToLive.NEVER);
        assertThat(TTL.expirySecond(Item.of(Map.of("other", AttributeValue.n(1)))))
                .isEqualTo(TimeToLive.NEVER);
        assertThat(TTL.expirySecond(null)).isEqualTo(TimeToLive.NEVER);
    }

    @Test
    void anItemIsExpiredFromItsSecondOnForFiveYears() {
        Instant time = Instant.parse("2024-02-29T12:00:00Z");
        Item item = item(AttributeValue.n(time.getEpochSecond()));

        assertThat(TTL.isExpired(item, time.minusMillis(1))).isFalse();
        assertThat(TTL.isExpired(item, time)).isTrue();
        assertThat(TTL.isExpired(item, Instant.parse("2029-02-28T12:00:00Z"))).isTrue();
        assertThat(TTL.isExpired(item, Instant.parse("2029-03-01T12:00:01Z"))).isFalse();
    }

    private static Item item(AttributeValue until) {
        return Item.of(Map.of("until", until));
    }
}
