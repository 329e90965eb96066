package dev.millrace.storage.table;

/** How far an index has come. An index that is deleted has no state: it is gone in one commit, entries included. */
public enum IndexState {
    /** Maintained by every write, but still without entries for some older items; reads are refused. */
    CREATING,
    /** Complete. */
    ACTIVE
}
