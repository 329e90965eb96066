package dev.millrace.server.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private final List<String> closed = new ArrayList<>();

    private Runnable failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    @Test
    void oneFailureKeepsNothingElseOpenAndAllAreTold() {
        RuntimeException first = new IllegalStateException("first");
        RuntimeException second = new IllegalStateException("second");
        Closing closing = new Closing()
                .close(failing(first))
                .close(() -> closed.add("store"))
                .close(failing(second))
                .close(() -> closed.add("directory"));

        assertThatThrownBy(closing::finish).isSameAs(first).hasSuppressedException(second);
        assertThat(closed).containsExactly("store", "directory");
    }

    @Test
    void withoutAFailureNothingIsThrown() {
        new Closing().close(() -> closed.add("store")).finish();

        assertThat(closed).containsExactly("store");
    }
}
