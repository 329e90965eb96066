package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legacy condition on one attribute.
 *
 * @param invalid what is wrong with the first value AWS refuses, or null; where it is not null the values are incomplete
 */
public record ExpectedAttributeValue(
        @Nullable AttributeValue value,
        @Nullable Boolean exists,
        @Nullable ComparisonOperator comparisonOperator,
        @Nullable List<AttributeValue> attributeValueList,
        @Nullable ValueProblem invalid) {
    public ExpectedAttributeValue {
        attributeValueList = Absent.copy(attributeValueList);
    }
}
