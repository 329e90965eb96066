package dev.millrace.streams.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequenceNumberTest {
    @Test
    void theTextHas25DigitsAndIsReadBack() {
        SequenceNumber number = new SequenceNumber(1234567, 89);

        assertThat(number.text()).isEqualTo("1000000000000123456700089");
        assertThat(SequenceNumber.parse(number.text())).contains(number);
        assertThat(SequenceNumber.parse(SequenceNumber.MAX.text())).contains(SequenceNumber.MAX);
        assertThat(SequenceNumber.parse(SequenceNumber.MIN.text())).contains(SequenceNumber.MIN);
    }

    @Test
    void textsIntegersAndNumbersHaveOneOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 1000; round++) {
            SequenceNumber left = new SequenceNumber(random.nextLong() >>> (1 + random.nextInt(60)), random.nextInt(3));
            SequenceNumber right = new SequenceNumber(left.stamp() + random.nextInt(2), random.nextInt(3));
            int order = Integer.signum(left.compareTo(right));

            assertThat(Integer.signum(left.text().compareTo(right.text()))).isEqualTo(order);
            assertThat(new BigInteger(left.text()).compareTo(new BigInteger(right.text())))
                    .isEqualTo(order);
        }
    }

    @Test
    void nextIsTheSmallestAbove() {
        assertThat(new SequenceNumber(5, 0).next()).isEqualTo(new SequenceNumber(5, 1));
        assertThat(new SequenceNumber(5, 99_999).next()).isEqualTo(new SequenceNumber(6, 0));
        assertThat(SequenceNumber.MAX.next()).isEqualTo(SequenceNumber.MAX);
    }

    @Test
    void foreignNumbersCountAsWhatTheySortNextTo() {
        assertThat(SequenceNumber.parse("000000000000000000001")).contains(SequenceNumber.MIN);
        assertThat(SequenceNumber.parse("4421584500000000017450439091")).contains(SequenceNumber.MAX);
        assertThat(SequenceNumber.parse("9".repeat(40))).contains(SequenceNumber.MAX);
    }

    @Test
    void whatIsNoNumberIsNotRead() {
        assertThat(SequenceNumber.parse("")).isEmpty();
        assertThat(SequenceNumber.parse("-100000000000000000000")).isEmpty();
        assertThat(SequenceNumber.parse("10000000000000000000000x")).isEmpty();
        assertThat(SequenceNumber.parse("\u0661".repeat(25))).isEmpty();
    }
}
