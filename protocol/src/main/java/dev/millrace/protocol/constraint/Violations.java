package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.error.ConstraintViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The violations of one request in the order of its shape. Not thread-safe. */
final class Violations {
    private final List<ConstraintViolation> entries = new ArrayList<>(0);
    private @Nullable ApiException alone;

    void add(@Nullable Object value, String path, String constraint) {
        add(ConstraintTexts.violation(value, path, constraint));
    }

    void add(ConstraintViolation violation) {
        entries.add(violation);
    }

    /** Keeps an error that AWS answers alone, whatever else is wrong; the first one counts. */
    void addAlone(ApiException error) {
        if (alone == null) {
            alone = error;
        }
    }

    void raise() {
        if (alone != null) {
            throw alone;
        }
        if (!entries.isEmpty()) {
            throw ConstraintTexts.violations(entries);
        }
    }
}
