package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.ValueProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A legacy condition of KeyConditions, QueryFilter or ScanFilter.
 *
 * @param attributeValueList the operands; empty where the request has none
 * @param invalid what is wrong with the first value AWS refuses, or null; where it is not null the values are incomplete
 */
public record Condition(
        ComparisonOperator comparisonOperator,
        List<AttributeValue> attributeValueList,
        @Nullable ValueProblem invalid) {
    public Condition {
        attributeValueList = List.copyOf(attributeValueList);
    }
}
