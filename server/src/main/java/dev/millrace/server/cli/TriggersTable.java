package dev.millrace.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code triggers}: prints what the admin interface tells of triggers as a table, one line a mapping. */
final class TriggersTable {
    private static final int EXIT_WELL = 0;
    private static final int EXIT_WRONG = 2;
    private static final List<String> HEAD = List.of(
            "FUNCTION", "TABLE", "STATE", "LAG", "LAG MS", "INVOKED", "FAILED", "GIVEN UP", "LAST RESULT", "UUID");

    private TriggersTable() {}

    /** Prints, and returns the code to exit with. */
    static int run(AdminClient.Options options) {
        try {
            System.out.print(table(new AdminClient(options).get("triggers")));
            System.out.flush();
            return EXIT_WELL;
        } catch (ServiceError refused) {
            System.err.println(refused.getMessage());
        } catch (IOException unreachable) {
            System.err.println("Nobody answers at " + options.endpoint() + ".");
        }
        System.err.flush();
        return EXIT_WRONG;
    }

    /** The table for an answer of {@code GET /_millrace/triggers}. */
    static String table(Map<String, @Nullable Object> answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        for (Map<String, @Nullable Object> trigger : JsonTree.objects(answer, "triggers")) {
            Map<String, @Nullable Object> counts = JsonTree.object(trigger, "counts");
            rows.add(List.of(
                    name(trigger),
                    text(trigger, "table"),
                    text(trigger, "state"),
                    text(trigger, "lagRecords"),
                    text(trigger, "lagMillis"),
                    text(counts, "invocations"),
                    text(counts, "failures"),
                    text(counts, "recordsDiscarded"),
                    text(trigger, "lastProcessingResult"),
                    text(trigger, "uuid")));
        }
        return rows.size() == 1 ? "There are no triggers." + System.lineSeparator() : aligned(rows);
    }

    /** The function's name with its version or alias, without what its ARN has before them. */
    private static String name(Map<String, @Nullable Object> trigger) {
        String arn = text(trigger, "functionArn");
        return arn.substring(arn.indexOf(":function:") + ":function:".length());
    }

    private static String text(Map<String, @Nullable Object> members, String name) {
        Object value = members.get(name);
        return value instanceof JsonTree.Digits digits ? digits.text() : String.valueOf(value);
    }

    private static String aligned(List<List<String>> rows) {
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int place = column;
                int width = rows.stream()
                        .mapToInt(other -> other.get(place).length())
                        .max()
                        .orElse(0);
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width - cell.length() + 2));
            }
            table.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }
}
