package dev.millrace.protocol.error;

/** Changes of time to live that the table's state does not allow (source: errors.md 6.6). */
public final class TimeToLiveErrors {
    private TimeToLiveErrors() {}

    /** Turned on again. */
    public static ApiException alreadyEnabled() {
        return ErrorTexts.validation("TimeToLive is already enabled");
    }

    /** Turned off again. */
    public static ApiException alreadyDisabled() {
        return ErrorTexts.validation("TimeToLive is already disabled");
    }

    /** Turned on or off with an attribute that is not the table's. */
    public static ApiException otherAttribute(String current) {
        return ErrorTexts.validation(
                "TimeToLive is active on a different AttributeName: current AttributeName is " + current);
    }
}
