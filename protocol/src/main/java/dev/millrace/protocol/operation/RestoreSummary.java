package dev.millrace.protocol.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a restored table came from. */
public record RestoreSummary(
        @Nullable String sourceBackupArn,
        @Nullable String sourceTableArn,
        Instant restoreDateTime,
        boolean restoreInProgress) {}
