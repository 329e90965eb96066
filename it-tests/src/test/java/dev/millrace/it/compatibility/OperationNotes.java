package dev.millrace.it.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.tools.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people wrote about each operation: what is there, in docs/operations.md, and what differs. Immutable. */
final class OperationNotes {
    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| (?:works|not built) \\|\\s*(.*?)\\s*\\|");
    private static final Path DIFFERS =
            Checkout.root().resolve("it-tests/src/test/resources/compatibility/differs.json");

    private final Map<String, String> complete = new TreeMap<>();
    private final JsonNode differs;

    private OperationNotes() {
        try {
            for (String line : Files.readAllLines(Checkout.root().resolve("docs/operations.md"))) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    complete.put(row.group(1), row.group(2));
                }
            }
            differs = Json.parse(Files.readString(DIFFERS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OperationNotes read() {
        return new OperationNotes();
    }

    /** What is there; "all of it" where the page of operations has no reservation. */
    String complete(String operation) {
        String note = complete.getOrDefault(operation, "");
        return note.isEmpty() ? "all of it" : note;
    }

    /** What differs from AWS in this operation, beyond what is true of all. */
    String differs(String operation) {
        List<String> sentences = new ArrayList<>();
        differs.path(operation).forEach(sentence -> sentences.add(sentence.asText()));
        return String.join("; ", sentences);
    }

    /** The operations of which something is said to differ. */
    Set<String> differing() {
        Set<String> operations = new TreeSet<>();
        differs.fieldNames().forEachRemaining(operations::add);
        return operations;
    }
}
