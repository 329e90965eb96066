package dev.millrace.protocol.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an index carries besides the keys. */
public record Projection(
        @Nullable ProjectionType projectionType, @Nullable List<String> nonKeyAttributes) {
    public Projection {
        nonKeyAttributes = Absent.copy(nonKeyAttributes);
    }
}
