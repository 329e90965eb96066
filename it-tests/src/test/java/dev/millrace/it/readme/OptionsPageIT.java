package dev.millrace.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.ServerCommand;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/options.md names exactly the options that {@code --help} prints. */
class OptionsPageIT {

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-zA-Z-]*");

    @Test
    void pageAndHelpNameTheSameOptions() throws IOException {
        FinishedProcess help = FinishedProcess.of(new ServerCommand(Checkout.root(), List.of("--help")));

        assertThat(help.exitCode()).as(help.everything()).isZero();
        assertThat(page()).isEqualTo(options(help.output()));
    }

    private static Set<String> page() throws IOException {
        Set<String> options = new TreeSet<>();
        for (String line : Files.readAllLines(Checkout.root().resolve("docs/options.md"))) {
            if (line.startsWith("| `-")) {
                // The names stand in the first column.
                collect(line.substring(0, line.indexOf(" | ")), options);
            }
        }
        return options;
    }

    private static Set<String> options(List<String> helpLines) {
        Set<String> options = new TreeSet<>();
        for (String line : helpLines) {
            String stripped = line.stripLeading();
            if (stripped.startsWith("-")) {
                // The names stand in a column of their own, two blanks before the description.
                collect(stripped.split(" {2,}", 2)[0], options);
            }
        }
        return options;
    }

    private static void collect(String text, Set<String> options) {
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            options.add(matcher.group());
        }
    }
}
