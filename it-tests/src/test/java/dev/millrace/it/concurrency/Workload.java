package dev.millrace.it.concurrency;

/** Something that many clients do at once, and what must be true of it afterwards. Thread-safe. */
interface Workload {
    /** Prepares the table before the clients begin. */
    void begin(Client client);

    /** One call, or a few that belong together. */
    void act(Client client);

    /**
     * Checks what the clients were told, once all of them have finished.
     *
     * @param replay the stream of all that happened
     * @throws AssertionError if it cannot have been so
     */
    void check(Client client, Replay replay);

    /** How much there was to check, for the report. */
    String summary();
}
