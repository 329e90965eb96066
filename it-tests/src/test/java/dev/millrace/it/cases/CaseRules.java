package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What every file of cases must keep to, so that no case is left out or proves nothing because of a slip. */
final class CaseRules {
    private static final Set<String> FILE_MEMBERS = Set.of("tables", "items", "cases");
    private static final Set<String> STEP_MEMBERS =
            Set.of("operation", "request", "status", "body", "subset", "contains", "type", "save");
    private static final Set<String> CASE_ONLY_MEMBERS = Set.of("name", "evidence", "given", "then", "wording");
    private static final List<String> EXPECTATIONS = List.of("body", "subset", "contains");

    /** The trust marks of the reference pack, then the place. */
    private static final Pattern EVIDENCE = Pattern.compile("((A kind|A|R|L|D|G|M|inferred)\\b|\\?).*");

    private final List<String> complaints = new ArrayList<>();
    private final String file;

    private CaseRules(String file) {
        this.file = file;
    }

    /** What is wrong in the file; empty if nothing is. */
    static List<String> complaints(CaseFile file) {
        CaseRules rules = new CaseRules(file.operation() + ".json");
        rules.check(file.content());
        return rules.complaints;
    }

    private void check(JsonNode content) {
        members("the file", content, FILE_MEMBERS);
        if (content.path("cases").isEmpty()) {
            complain("the file", "has no cases");
        }
        Set<String> names = new HashSet<>();
        for (JsonNode node : content.path("cases")) {
            String name = node.path("name").asText();
            if (name.isBlank() || !names.add(name)) {
                complain(name, "needs a name of its own");
            }
            checkCase(name, node);
        }
    }

    private void checkCase(String name, JsonNode node) {
        Set<String> known = new HashSet<>(STEP_MEMBERS);
        known.addAll(CASE_ONLY_MEMBERS);
        members(name, node, known);
        if (!EVIDENCE.matcher(node.path("evidence").asText()).matches()) {
            complain(
                    name,
                    "needs the evidence: a mark of the reference pack (A, A kind, R, L, D, G, M, ?) or 'inferred'");
        }
        if (!node.has("status")) {
            complain(name, "needs a status");
        }
        if (node.has("wording")
                && !Set.of("newer", "older").contains(node.get("wording").asText())) {
            complain(name, "knows the wordings newer and older only");
        }
        checkStep(name, node);
        long expectations = EXPECTATIONS.stream().filter(node::has).count();
        if (expectations == 0) {
            complain(name, "expects nothing of the answer");
        }
        for (JsonNode step : node.path("given")) {
            members(name + ", given", step, Set.of("operation", "request", "save"));
            checkStep(name + ", given", step);
        }
        for (JsonNode step : node.path("then")) {
            members(name + ", then", step, STEP_MEMBERS);
            checkStep(name + ", then", step);
        }
    }

    private void checkStep(String name, JsonNode step) {
        if (!step.path("request").isObject()) {
            complain(name, "needs a request");
        }
        if (EXPECTATIONS.stream().filter(step::has).count() > 1) {
            complain(name, "may have one of body, subset and contains");
        }
        if (step.has("contains") != step.has("type")) {
            complain(name, "has contains and type together or not at all");
        }
        if (step.has("subset") && step.get("subset").isEmpty()) {
            complain(name, "expects a subset of nothing");
        }
    }

    private void members(String name, JsonNode node, Set<String> known) {
        node.fieldNames().forEachRemaining(member -> {
            if (!known.contains(member)) {
                complain(name, "has an unknown member " + member);
            }
        });
    }

    private void complain(String name, String what) {
        complaints.add(file + ": " + name + ": " + what);
    }
}
