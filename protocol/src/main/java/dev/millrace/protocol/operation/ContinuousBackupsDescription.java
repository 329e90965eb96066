package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of a table's point-in-time recovery; the other members are there only while it is on.
 *
 * @param recoveryEnabled whether it is on
 */
public record ContinuousBackupsDescription(
        boolean recoveryEnabled,
        @Nullable Integer recoveryPeriodInDays,
        @Nullable Instant earliestRestorable,
        @Nullable Instant latestRestorable) {}
