package dev.millrace.storage.table;

/** What UpdateTable does to a definition: a pure function, which may be run again. */
@FunctionalInterface
public interface TableUpdate {
    /**
     * Computes the new definition.
     *
     * @param before the definition as it stands
     * @param streams turns the table's stream on or off
     * @throws dev.millrace.protocol.error.ApiException to refuse the update
     */
    TableDefinition apply(TableDefinition before, StreamSwitch streams);
}
