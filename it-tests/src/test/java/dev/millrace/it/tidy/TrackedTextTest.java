package dev.millrace.it.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules on the text of every file, whatever its kind. */
class TrackedTextTest {

    /** In pieces, so that this file keeps its own rule. */
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.-])/(root|work|farm|home/[a-z]+)" + "/");

    private static final Pattern REGISTRY_HOST = Pattern.compile(String.join(
            "|", "registry[.]npmjs[.]" + "org", "repo1?[.]maven[.](apache[.])?" + "org", "deb[.]debian[.]" + "org"));

    private static final Pattern LEFTOVER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b(?!.{0,3}#\\d+)");

    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void noFileNamesAPathOfOneMachine() {
        assertThat(matches(MACHINE_PATH)).as("paths of one machine").isEmpty();
    }

    @Test
    void noFileNamesARegistryHost() {
        assertThat(matches(REGISTRY_HOST)).as("registry hosts").isEmpty();
    }

    @Test
    void everyLeftoverNamesItsIssue() {
        assertThat(matches(LEFTOVER))
                .as("leftovers without an issue number (#7)")
                .isEmpty();
    }

    @Test
    void linksBetweenPagesLeadSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path page : ProjectFiles.endingWith(".md")) {
            for (String line : ProjectFiles.lines(page).orElseThrow()) {
                Matcher link = MARKDOWN_LINK.matcher(line);
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
                        broken.add(ProjectFiles.relative(page) + " -> " + target);
                    }
                }
            }
        }
        assertThat(broken).as("links to files that do not exist").isEmpty();
    }

    private static List<String> matches(Pattern pattern) {
        List<String> places = new ArrayList<>();
        for (Path file : ProjectFiles.all()) {
            List<String> lines = ProjectFiles.lines(file).orElse(List.of());
            for (int index = 0; index < lines.size(); index++) {
                if (pattern.matcher(lines.get(index)).find()) {
                    places.add(ProjectFiles.relative(file) + ":" + (index + 1) + " "
                            + lines.get(index).strip());
                }
            }
        }
        return places;
    }
}
