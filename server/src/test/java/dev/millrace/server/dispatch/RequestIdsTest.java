package dev.millrace.server.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestIdsTest {
    @Test
    void idsHaveAwsFormAndDiffer() {
        RequestIds ids = new RequestIds(1);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String id = ids.next();
            assertThat(id).matches("[0-9A-Z]{52}");
            seen.add(id);
        }
        assertThat(seen).hasSize(10_000);
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        assertThat(new RequestIds(42).next()).isEqualTo(new RequestIds(42).next());
        assertThat(new RequestIds(42).next()).isNotEqualTo(new RequestIds(43).next());
    }
}
