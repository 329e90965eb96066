package dev.millrace.storage.kv.fault;

/** What happens to one transaction. */
public enum Fault {
    /** Nothing: it ends as the engine says. */
    NONE,
    /** The function is run twice, as an engine does that tries again by itself; only the second run counts. */
    RUN_TWICE,
    /** A competing transaction won: the function ran, nothing is written. */
    CONFLICT,
    /** The engine failed and surely wrote nothing. */
    FAILED,
    /** The engine lost track, and the commit has happened. */
    UNKNOWN_WRITTEN,
    /** The engine lost track, and the commit has not happened. */
    UNKNOWN_LOST
}
