package dev.millrace.it.recorded;

/** What one recording did, in requests. */
@FunctionalInterface
interface Story {
    void play(Replay replay);
}
