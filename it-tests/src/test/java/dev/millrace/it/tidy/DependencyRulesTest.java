package dev.millrace.it.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.it.tools.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Rules on what the project depends on, read off the POMs. */
class DependencyRulesTest {

    private static final String OWN_GROUP = "dev.millrace";

    /** A row of the tables in docs/dependencies.md begins with the coordinates. */
    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `([^`:]+:[^`:]+)` \\|.*");

    @Test
    void everyDependencyHasALineThatSaysWhy() {
        Path page = Checkout.root().resolve("docs/dependencies.md");
        Set<String> documented = new TreeSet<>();
        for (String line : ProjectFiles.lines(page).orElseThrow()) {
            Matcher row = DOCUMENTED.matcher(line);
            if (row.matches()) {
                documented.add(row.group(1));
            }
        }

        assertThat(documented).as("lines of docs/dependencies.md").isEqualTo(used());
    }

    @Test
    void versionsStandInTheRootPomAlone() {
        List<String> wrong = new ArrayList<>();
        for (Pom pom : Pom.all()) {
            for (Element version : pom.elements("version")) {
                if (!isOwnVersion(version) && !mayStandHere(pom, version)) {
                    wrong.add(ProjectFiles.relative(pom.path()) + ": "
                            + Pom.child((Element) version.getParentNode(), "artifactId"));
                }
            }
        }
        assertThat(wrong).as("versions outside the root POM's properties").isEmpty();
    }

    /** Libraries and compiler plug-ins; Maven's own plug-ins are tools of the build, not dependencies. */
    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (Pom pom : Pom.all()) {
            List<Element> elements = new ArrayList<>(pom.elements("dependency"));
            elements.addAll(pom.elements("path"));
            for (Element element : elements) {
                String group = Pom.child(element, "groupId");
                if (!group.equals(OWN_GROUP) && !Pom.isBelow(element, "dependencyManagement")) {
                    used.add(group + ":" + Pom.child(element, "artifactId"));
                }
            }
        }
        return used;
    }

    private static boolean isOwnVersion(Element version) {
        String parent = version.getParentNode().getNodeName();
        return parent.equals("parent") || parent.equals("project");
    }

    /**
     * The root POM names a version by a property, so that all of them stand in one list. A POM without a parent is no
     * part of the build: it describes a peer, with the versions that the peer was published with.
     */
    private static boolean mayStandHere(Pom pom, Element version) {
        if (!pom.isRoot()) {
            return pom.elements("parent").isEmpty();
        }
        return version.getTextContent().strip().startsWith("${")
                || version.getParentNode().getNodeName().startsWith("require");
    }
}
