package dev.millrace.it.recorded;

/** What one recording about Lambda did, in requests. */
@FunctionalInterface
interface TriggerStory {
    void play(TriggerReplay replay);
}
