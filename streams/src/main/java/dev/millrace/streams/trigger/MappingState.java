package dev.millrace.streams.trigger;

/** What AWS calls the state of a mapping (source: streams.md F1). Only ENABLED and DISABLED last and are stored. */
public enum MappingState {
    CREATING("Creating"),
    ENABLED("Enabled"),
    DISABLING("Disabling"),
    DISABLED("Disabled"),
    ENABLING("Enabling"),
    UPDATING("Updating"),
    DELETING("Deleting");

    private final String text;

    MappingState(String text) {
        this.text = text;
    }

    /** As AWS writes it. */
    public String text() {
        return text;
    }
}
