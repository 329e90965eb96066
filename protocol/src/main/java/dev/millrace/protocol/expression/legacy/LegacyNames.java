package dev.millrace.protocol.expression.legacy;

import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.PathPart;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.model.ValueProblem;
import java.util.List;

/** The names in legacy parameters: whole top-level attributes, whatever characters they have. */
final class LegacyNames {
    private LegacyNames() {}

    /**
     * The path of an attribute.
     *
     * @throws dev.millrace.protocol.error.ApiException if no attribute can have this name (measured on DynamoDB Local)
     */
    static DocumentPath path(String attribute) {
        ValueProblem problem = AttributeValueJson.nameProblem(attribute);
        if (problem != null) {
            throw ValueErrors.invalidValue(problem);
        }
        return DocumentPath.of(List.of(PathPart.named(attribute)));
    }
}
