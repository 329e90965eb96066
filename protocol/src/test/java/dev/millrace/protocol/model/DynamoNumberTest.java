package dev.millrace.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.model.InvalidNumberException.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoNumberTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+0, 0",
        "0.000, 0",
        "-0.0e5, 0",
        "0.0e126, 0",
        "+3, 3",
        ".123, 0.123",
        "-.5, -0.5",
        "0001.23, 1.23",
        "1e+5, 100000",
        "1E5, 100000",
        "1e3, 1000",
        "1000.0, 1000",
        "+1000, 1000",
        "1.50, 1.5",
        "12.34e1, 123.4",
        "12.34e2, 1234",
        "12.34e-3, 0.01234",
        "100.5, 100.5",
        "0.1e126, " + "1" + "00000000000000000000000000000000000000000000000000"
                + "000000000000000000000000000000000000000000000000000000000000000000000000000",
        "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
        "0.00012300, 0.000123",
        "1e-5, 0.00001",
    })
    void isWrittenPlainly(String text, String canonical) throws InvalidNumberException {
        assertThat(DynamoNumber.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " 1",
                "1 ",
                "1 2",
                "abc",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x10",
                "1_000",
                "1+2",
                "1.2.3",
                "1e",
                "1e+",
                "e5",
                ".",
                "-",
                "+",
                "1.",
                "--1",
                "1e5.0",
                "1f",
                "\u0661"
            })
    void otherGrammarIsNotNumeric(String text) {
        assertRefused(text, Kind.NOT_NUMERIC);
    }

    @ParameterizedTest
    @CsvSource({
        "1e126, OVERFLOW",
        "-1e126, OVERFLOW",
        "10e125, OVERFLOW",
        "0e126, OVERFLOW",
        "1e999999999999999999999, OVERFLOW",
        "1e-131, UNDERFLOW",
        "0.1e-130, UNDERFLOW",
        "0e-131, UNDERFLOW",
        "1e-999999999999999999999, UNDERFLOW",
        "123456789012345678901234567890123456789, TOO_MANY_DIGITS",
        "1.23456789012345678901234567890123456789, TOO_MANY_DIGITS",
    })
    void outOfRangeIsRefused(String text, Kind kind) {
        assertRefused(text, kind);
    }

    @Test
    void theEdgesAreInRange() throws InvalidNumberException {
        String nines = "9".repeat(38);
        assertThat(DynamoNumber.parse(nines + "e88").text()).isEqualTo(nines + "0".repeat(88));
        assertThat(DynamoNumber.parse("1e125").text()).isEqualTo("1" + "0".repeat(125));
        assertThat(DynamoNumber.parse("-1e-130").text()).isEqualTo("-0." + "0".repeat(129) + "1");
        assertRefused(nines + "e89", Kind.OVERFLOW);
    }

    @Test
    void aMillionDigitsCostNothing() {
        String digits = "7".repeat(10_000_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertRefused(digits, Kind.OVERFLOW));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertRefused("0." + digits, Kind.TOO_MANY_DIGITS));
    }

    @Test
    void agreesWithDecimalArithmetic() throws InvalidNumberException {
        long seed = 20261122;
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            String text = randomNumber(random);
            DynamoNumber number = DynamoNumber.parse(text);
            BigDecimal expected = new BigDecimal(text);
            assertThat(number.toBigDecimal()).as("%s, seed %s", text, seed).isEqualByComparingTo(expected);
            assertThat(number).as("%s, seed %s", text, seed).isEqualTo(DynamoNumber.of(expected));
            assertThat(DynamoNumber.parse(number.text())).isEqualTo(number);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-0, 1",
        "1, 2",
        "12, 2",
        "123, 3",
        "-42, 3",
        "100, 2",
        "1010, 3",
        "0.0000001, 2",
        "1E125, 2",
        "1.5, 3",
        "1.234, 4",
        "3.14159, 5",
        "100.5, 4",
        "12345678901234567890123456789012345678, 20",
    })
    void sizeFollowsTheItemSizeRule(String text, int size) throws InvalidNumberException {
        assertThat(DynamoNumber.parse(text).size()).isEqualTo(size);
    }

    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder();
        text.append(random.nextInt(3) == 0 ? "-" : random.nextInt(5) == 0 ? "+" : "");
        int integerDigits = 1 + random.nextInt(18);
        int fractionDigits = random.nextInt(19);
        for (int digit = 0; digit < integerDigits; digit++) {
            text.append((char) ('0' + random.nextInt(random.nextBoolean() ? 10 : 1)));
        }
        if (fractionDigits > 0) {
            text.append('.');
        }
        for (int digit = 0; digit < fractionDigits; digit++) {
            text.append((char) ('0' + random.nextInt(random.nextBoolean() ? 10 : 1)));
        }
        if (random.nextBoolean()) {
            text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(200) - 100);
        }
        return text.toString();
    }

    private static void assertRefused(String text, Kind kind) {
        assertThatThrownBy(() -> DynamoNumber.parse(text))
                .isInstanceOfSatisfying(
                        InvalidNumberException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
