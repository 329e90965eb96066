package dev.millrace.it.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToolPolicyTest {

    @Test
    void optionalFailsForNothing() {
        assertThat(ToolPolicy.OPTIONAL.failing(List.of(Tool.AWS_CLI, Tool.REFERENCE_PACK)))
                .isEmpty();
    }

    @Test
    void requiredFailsForWhatABuildCanInstall() {
        assertThat(ToolPolicy.REQUIRED.failing(List.of(Tool.AWS_CLI, Tool.REFERENCE_PACK)))
                .containsExactly(Tool.AWS_CLI);
    }

    @Test
    void unknownPolicyIsRefused() {
        assertThatThrownBy(() -> ToolPolicy.parse("yes")).hasMessageContaining("optional or required");
    }
}
