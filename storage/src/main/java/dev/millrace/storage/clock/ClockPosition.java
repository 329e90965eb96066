package dev.millrace.storage.clock;

import java.time.Instant;

/**
 * Where a clock stands, and whether it stands still there.
 *
 * @param frozen whether only {@link VirtualClock#advance} and {@link VirtualClock#set} move it
 */
public record ClockPosition(Instant instant, boolean frozen) {}
