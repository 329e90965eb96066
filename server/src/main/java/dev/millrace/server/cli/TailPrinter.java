package dev.millrace.server.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints stream records, in the order in which they come. */
interface TailPrinter {
    /** Prints a record as GetRecords gave it. */
    void print(Map<String, @Nullable Object> record);

    /** Whether nobody reads what is printed any more. */
    boolean isDeaf();
}
