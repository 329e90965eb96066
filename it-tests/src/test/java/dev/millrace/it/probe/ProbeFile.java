package dev.millrace.it.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recordings, as they lie among the test's resources. */
final class ProbeFile {
    /** The files whose lines are whole requests. */
    static final List<String> REQUEST_FILES = List.of(
            "expressions", "items-queries-batch-legacy", "partiql", "transactions-tables-ttl", "update-semantics");

    private static final List<String> LABELS = List.of("name", "expr", "statement");

    private static final Pattern PLACEHOLDER = Pattern.compile(":[A-Za-z0-9_]+");

    private static final String MULTI_ATTRIBUTE = "multi-attribute-gsi";

    private ProbeFile() {}

    /** All probes of all files. */
    public static List<Probe> all() {
        List<Probe> probes = new ArrayList<>(conditions());
        probes.addAll(multiAttributeQueries());
        REQUEST_FILES.forEach(file -> probes.addAll(requests(file)));
        return probes;
    }

    /** The probes of a file, in file order. */
    static List<Probe> requests(String name) {
        List<Probe> probes = new ArrayList<>();
        int line = 0;
        for (String text : lines(name)) {
            line++;
            JsonNode probe = Json.parse(text);
            String label = LABELS.stream()
                    .filter(probe::has)
                    .map(member -> probe.get(member).asText())
                    .findFirst()
                    .orElse("");
            JsonNode request = probe.get("request").isNull() ? null : probe.get("request");
            probes.add(new Probe(
                    name + ":" + line,
                    label,
                    probe.get("op").asText(),
                    request,
                    probe.get("ddb_local_3_3_1").asText()));
        }
        return probes;
    }

    /** The item of the first line of the condition probes. */
    static JsonNode conditionItem() {
        return Json.parse(lines("condition-semantics").get(0)).get("item");
    }

    /** The condition probes: each asks whether the condition holds for the item. */
    static List<Probe> conditions() {
        List<String> lines = lines("condition-semantics");
        JsonNode values = Json.parse(lines.get(0)).get("values");
        JsonNode key = Json.quoted("{'pk':{'S':'sem'}}");
        List<Probe> probes = new ArrayList<>();
        for (int index = 1; index < lines.size(); index++) {
            JsonNode probe = Json.parse(lines.get(index));
            String condition = probe.get("condition").asText();
            ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefT'}");
            request.set("Key", key);
            request.put("ConditionExpression", condition);
            Matcher placeholder = PLACEHOLDER.matcher(condition);
            while (placeholder.find()) {
                request.withObjectProperty("ExpressionAttributeValues")
                        .set(placeholder.group(), values.get(placeholder.group()));
            }
            // An UpdateItem that only has a condition leaves the item as it is.
            boolean holds = probe.get("ddb_local_3_3_1").asText().equals("true");
            probes.add(new Probe(
                    "condition-semantics:" + (index + 1),
                    condition,
                    "UpdateItem",
                    request,
                    holds ? "200 {}" : ExpectedAnswer.CONDITION_FAILED));
        }
        return probes;
    }

    /** The table of the first line of the queries with several key attributes. */
    static JsonNode multiAttributeTable() {
        return Json.parse(lines(MULTI_ATTRIBUTE).get(0)).get("table");
    }

    /** The queries of an index with several key attributes: each a key condition. */
    static List<Probe> multiAttributeQueries() {
        List<String> lines = lines(MULTI_ATTRIBUTE);
        List<Probe> probes = new ArrayList<>();
        for (int index = 1; index < lines.size(); index++) {
            JsonNode probe = Json.parse(lines.get(index));
            String condition = probe.get("KeyConditionExpression").asText();
            ObjectNode request = (ObjectNode) Json.quoted("{'TableName':'RefMA','IndexName':'gsi','Limit':2}");
            request.put("KeyConditionExpression", condition);
            Matcher placeholder = PLACEHOLDER.matcher(condition);
            while (placeholder.find()) {
                String name = placeholder.group();
                boolean number = Character.isDigit(name.charAt(1));
                request.withObjectProperty("ExpressionAttributeValues")
                        .withObjectProperty(name)
                        .put(number ? "N" : "S", name.substring(1));
            }
            probes.add(new Probe(
                    MULTI_ATTRIBUTE + ":" + (index + 1),
                    condition,
                    "Query",
                    request,
                    probe.get("ddb_local_3_3_1").asText()));
        }
        return probes;
    }

    /** The tables and the item that the probes assume. */
    static JsonNode setup() {
        return Json.parse(text("setup.json"));
    }

    /** The lists of what differs and what waits. */
    static JsonNode deviations() {
        return Json.parse(text("deviations.json"));
    }

    private static List<String> lines(String name) {
        return text(name + ".jsonl").lines().toList();
    }

    private static String text(String file) {
        try (InputStream in = ProbeFile.class.getResourceAsStream("/probes/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no resource /probes/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
