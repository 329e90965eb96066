package dev.millrace.it.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.ServiceOperations;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md is what the catalogue and the tests say; {@code -Dmillrace.compatibility=write} writes it. */
class CompatibilityPageIT {
    private static final Path PAGE = Checkout.root().resolve("docs/compatibility.md");

    private final OperationNotes notes = OperationNotes.read();

    @Test
    void thePageIsUpToDate() throws IOException {
        String text = new CompatibilityPage(built(), notes).text();
        if (System.getProperty("millrace.compatibility", "check").equals("write")) {
            Files.writeString(PAGE, text);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/compatibility.md; -Dmillrace.compatibility=write writes it")
                .isEqualTo(text);
    }

    @Test
    void onlyOperationsThatAreThereAreSaidToDiffer() {
        assertThat(built()).containsAll(notes.differing());
    }

    private static Set<String> built() {
        try (RunningServer server = RunningServer.inMemory()) {
            return ServiceOperations.answeredBy(server.endpoint());
        }
    }
}
