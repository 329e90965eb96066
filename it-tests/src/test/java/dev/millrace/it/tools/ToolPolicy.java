package dev.millrace.it.tools;

import java.util.Arrays;
import java.util.List;

/** What a missing tool means: the two values of {@code -Dmillrace.tools}. */
enum ToolPolicy {
    OPTIONAL,
    REQUIRED;

    /** The policy that the build asked for; {@code optional} where it did not say. */
    static ToolPolicy current() {
        return parse(System.getProperty("millrace.tools", "optional"));
    }

    static ToolPolicy parse(String value) {
        return switch (value) {
            case "optional" -> OPTIONAL;
            case "required" -> REQUIRED;
            default ->
                throw new IllegalArgumentException(
                        "millrace.tools must be optional or required, but was \"" + value + "\"");
        };
    }

    /** Those of the missing tools whose absence is a failure. */
    List<Tool> failing(List<Tool> missing) {
        return switch (this) {
            case OPTIONAL -> List.of();
            case REQUIRED -> missing.stream().filter(Tool::isInstallable).toList();
        };
    }

    static List<Tool> missing(Tool... needed) {
        return Arrays.stream(needed).filter(tool -> !tool.isPresent()).toList();
    }
}
