package dev.millrace.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeMap.InvalidAttribute;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedValueTest {
    @Test
    void tooManyLevelsAreReportedWithoutWrapper() {
        InvalidAttribute invalid = new InvalidAttribute(":v", ValueErrors.NESTING_TOO_DEEP);
        AttributeMap values = new AttributeMap(Map.of(), invalid);
        assertThat(Expressions.outcome(() -> Expressions.binder(null, values)))
                .isEqualTo(ValueErrors.NESTING_TOO_DEEP.message());
    }
}
