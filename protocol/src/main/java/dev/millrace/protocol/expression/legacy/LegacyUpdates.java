package dev.millrace.protocol.expression.legacy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.LegacyErrors;
import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.eval.BoundUpdate;
import dev.millrace.protocol.expression.eval.UpdateStep;
import dev.millrace.protocol.expression.eval.UpdateValue;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.operation.AttributeAction;
import dev.millrace.protocol.operation.AttributeValueUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Binds AttributeUpdates (source of texts and semantics: expressions.md section 6). */
public final class LegacyUpdates {
    private LegacyUpdates() {}

    /**
     * Binds the updates; an empty map is an update without actions.
     *
     * @throws ApiException the first problem in the order of the request
     */
    public static BoundUpdate of(Map<String, AttributeValueUpdate> updates) {
        List<UpdateStep> steps = new ArrayList<>(updates.size());
        updates.forEach((attribute, update) -> steps.add(step(LegacyNames.path(attribute), update)));
        return steps.isEmpty() ? BoundUpdate.NONE : new BoundUpdate(steps, null);
    }

    private static UpdateStep step(DocumentPath target, AttributeValueUpdate update) {
        if (update.invalid() != null) {
            throw ValueErrors.invalidValue(update.invalid());
        }
        // Without an action the attribute is put (asserted on AWS, expressions.md section 6).
        AttributeAction action = update.action() == null ? AttributeAction.PUT : update.action();
        AttributeValue value = update.value();
        if (value == null) {
            if (action != AttributeAction.DELETE) {
                throw LegacyErrors.onlyDeleteWithoutValue();
            }
            return new UpdateStep.Remove(target);
        }
        return switch (action) {
            case PUT -> new UpdateStep.Assign(target, new UpdateValue.Literal(value));
            case ADD -> add(target, value);
            case DELETE -> delete(target, value);
        };
    }

    private static UpdateStep add(DocumentPath target, AttributeValue value) {
        AttributeType type = value.type();
        if (type != AttributeType.N && type != AttributeType.L && !type.isSet()) {
            throw LegacyErrors.addType(type);
        }
        return new UpdateStep.LegacyAdd(target, value);
    }

    private static UpdateStep delete(DocumentPath target, AttributeValue value) {
        if (!value.type().isSet()) {
            throw LegacyErrors.deleteType(value.type());
        }
        return new UpdateStep.LegacyDelete(target, value);
    }
}
