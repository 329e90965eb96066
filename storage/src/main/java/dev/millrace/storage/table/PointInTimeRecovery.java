package dev.millrace.storage.table;

import java.time.Instant;

/**
 * Point-in-time recovery as a request asked for it; stored, no backup is made.
 *
 * @param since when it was turned on
 * @param periodDays how far back it is to reach
 */
public record PointInTimeRecovery(Instant since, int periodDays) {}
