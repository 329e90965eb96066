package dev.millrace.it.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.Template;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases of one operation, and the tables and items that they assume.
 *
 * @param operation the file's name without its ending
 */
public record CaseFile(String operation, JsonNode content) {
    private static final Path FOLDER = Checkout.root().resolve("it-tests/src/test/resources/cases");

    /** All files, by name. */
    public static List<CaseFile> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(CaseFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaseFile read(Path file) {
        String name = file.getFileName().toString();
        try {
            return new CaseFile(
                    name.substring(0, name.length() - ".json".length()), Json.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AssertionError e) {
            throw new AssertionError(name + " is not JSON: " + e.getMessage(), e);
        }
    }

    /** The cases, in the order of the file. */
    List<OperationCase> cases() {
        List<OperationCase> cases = new ArrayList<>();
        content.path("cases").forEach(node -> cases.add(OperationCase.of(node, operation)));
        return cases;
    }

    /** The number of cases. */
    public int caseCount() {
        return content.path("cases").size();
    }

    /** The requests of CreateTable, then those of PutItem, that come before the cases. */
    List<Step> preparations() {
        List<Step> steps = new ArrayList<>();
        content.path("tables").forEach(table -> steps.add(ok("CreateTable", Template.expand(table))));
        content.path("items").properties().forEach(items -> {
            for (JsonNode item : Template.expand(items.getValue())) {
                JsonNode request = Json.quoted("{'TableName':'" + items.getKey() + "'}");
                ((ObjectNode) request).set("Item", item);
                steps.add(ok("PutItem", request));
            }
        });
        return steps;
    }

    private static Step ok(String operation, JsonNode request) {
        return new Step(operation, request, 200, Json.parse("{}"));
    }
}
