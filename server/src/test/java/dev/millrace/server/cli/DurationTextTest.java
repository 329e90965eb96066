package dev.millrace.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500ms, PT0.5S",
        "90s, PT90S",
        "30m, PT30M",
        " 4H , PT4H",
        "7d, P7D",
        "PT4H, PT4H",
        "p1dt1s, P1DT1S"
    })
    void peopleWriteDurationsInManyWays(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "-4h", "4 h", "4w", "4h30m", "-PT4H", "PT", "P9999999D", "1234567890s"})
    void whatIsNoDurationIsNone(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
