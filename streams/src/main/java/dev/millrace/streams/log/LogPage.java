package dev.millrace.streams.log;

import java.util.List;

/**
 * What a read found.
 *
 * @param next where the next read goes on; not below where this one began
 * @param drained whether nothing follows in the state that was read
 */
public record LogPage(List<LogEntry> entries, SequenceNumber next, boolean drained) {
    public LogPage {
        entries = List.copyOf(entries);
    }
}
