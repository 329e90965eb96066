package dev.millrace.server.cli;

import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each record as one JSON object on a line of its own, with all that GetRecords gave. */
final class JsonLinePrinter implements TailPrinter {
    private final PrintStream out;

    JsonLinePrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(Map<String, @Nullable Object> record) {
        out.print(JsonTree.line(record) + '\n');
        out.flush();
    }

    @Override
    public boolean isDeaf() {
        return out.checkError();
    }
}
