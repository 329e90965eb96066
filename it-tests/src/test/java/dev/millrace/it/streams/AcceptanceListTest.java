package dev.millrace.it.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of it-tests/README.md name tests that exist, and every test of a mistake of others. */
class AcceptanceListTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern NOTE = Pattern.compile("@DisplayName\\(.*?\\)\\s+void (\\w+)\\(", Pattern.DOTALL);
    private static final Path SOURCES = Path.of("src", "test", "java");

    @Test
    void theTablesNameTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        List<String> named = named();
        assertThat(named).hasSizeGreaterThan(60);
        for (String test : named) {
            String[] parts = test.split("\\.", -1);
            assertThat(sources.getOrDefault(parts[0], ""))
                    .as("the class of %s", test)
                    .contains(" void " + parts[1] + "(");
        }
    }

    @Test
    void everyTestOfAMistakeOfOthersIsInTheTable() throws IOException {
        List<String> expected = new ArrayList<>();
        sources().forEach((name, source) -> {
            Matcher note = NOTE.matcher(name.startsWith("Peers") ? source : "");
            while (note.find()) {
                expected.add(name + "." + note.group(1));
            }
        });
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(named()).containsAll(expected);
    }

    private static List<String> named() throws IOException {
        List<String> named = new ArrayList<>();
        String page = Files.readString(Checkout.root().resolve("it-tests/README.md"), StandardCharsets.UTF_8);
        for (String line : page.split("\n", -1)) {
            Matcher test = TEST.matcher(line.startsWith("|") ? line : "");
            while (test.find()) {
                named.add(test.group(1) + "." + test.group(2));
            }
        }
        return named;
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        Path tests = Checkout.root().resolve("it-tests");
        for (Path module : List.of(tests, tests.resolve("clients-kcl"))) {
            try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.put(name, Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return sources;
    }
}
