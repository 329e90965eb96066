package dev.millrace.server.dispatch;

/** Where an operation runs. */
public enum Execution {
    /** Where its bytes arrived: point operations, which neither block nor take long. */
    EVENT_LOOP,
    /** On the bounded pool: whatever reads many items, waits for a commit, or changes tables. */
    POOL
}
