package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legacy condition on one attribute.
 *
 * @param invalid AWS's text about the first value it refuses, or null; where it is not null the values are incomplete
 */
public record ExpectedAttributeValue(
        @Nullable AttributeValue value,
        @Nullable Boolean exists,
        @Nullable ComparisonOperator comparisonOperator,
        @Nullable List<AttributeValue> attributeValueList,
        @Nullable String invalid) {
    public ExpectedAttributeValue {
        attributeValueList = Absent.copy(attributeValueList);
    }
}
