package dev.millrace.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestingTest {
    @Test
    void aScalarIsOneLevelAndEachContainerOneMore() {
        AttributeValue value = AttributeValue.s("leaf");
        assertThat(Nesting.levels(value)).isEqualTo(1);
        for (int level = 2; level <= 40; level++) {
            value = level % 2 == 0 ? new AttributeValue.L(List.of(value)) : new AttributeValue.M(Map.of("m", value));
            assertThat(Nesting.levels(value)).isEqualTo(level);
        }
    }

    @Test
    void theDeepestBranchCounts() {
        AttributeValue deep = new AttributeValue.L(List.of(new AttributeValue.L(List.of())));
        assertThat(Nesting.levels(new AttributeValue.L(List.of(AttributeValue.n(1), deep, AttributeValue.n(2)))))
                .isEqualTo(3);
    }
}
