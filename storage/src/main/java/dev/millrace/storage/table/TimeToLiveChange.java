package dev.millrace.storage.table;

import java.time.Instant;

/**
 * That expiry was turned on or off and is shown as ENABLING or DISABLING for a while. It is in force all the same.
 *
 * @param attributeName which holds, or held, the items' times
 */
public record TimeToLiveChange(String attributeName, Instant since, Instant until) {
    /** Whether the change is under way; not either if the clock was set back to before it. */
    public boolean isUnderWay(Instant now) {
        return !now.isBefore(since) && now.isBefore(until);
    }
}
