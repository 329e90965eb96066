package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ApiException;
import org.jspecify.annotations.Nullable;

/** What is wrong with one expression; the first problem of the first rank is the one AWS reports. */
final class Problems {
    private @Nullable ApiException first;
    private @Nullable Rank rank;

    void note(Rank noted, ApiException error) {
        if (rank == null || noted.compareTo(rank) < 0) {
            rank = noted;
            first = error;
        }
    }

    void raise() {
        if (first != null) {
            throw first;
        }
    }

    /** The order of reporting (source: expressions.md 4). */
    enum Rank {
        UNDEFINED_NAME,
        UNDEFINED_VALUE,
        OVERLAP,
        CONFLICT,
        OPERAND_COUNT,
        NOT_DISTINCT,
        OPERAND_TYPE,
        FUNCTION
    }
}
