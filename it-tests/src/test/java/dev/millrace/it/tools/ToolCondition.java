package dev.millrace.it.tools;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Carries out {@link RequiresTool}: skips with the tool's name as the reason, or fails. Stateless. */
final class ToolCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<RequiresTool> required =
                context.getElement().flatMap(element -> AnnotationSupport.findAnnotation(element, RequiresTool.class));
        if (required.isEmpty()) {
            return ConditionEvaluationResult.enabled("needs no tool");
        }
        List<Tool> missing = ToolPolicy.missing(required.get().value());
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all tools are here");
        }
        List<Tool> failing = ToolPolicy.current().failing(missing);
        if (!failing.isEmpty()) {
            throw new IllegalStateException(describe(failing) + " missing, and -Dmillrace.tools=required");
        }
        return ConditionEvaluationResult.disabled(describe(missing) + " missing");
    }

    private static String describe(List<Tool> tools) {
        return tools.stream().map(Tool::description).collect(joining(" and ")) + (tools.size() == 1 ? " is" : " are");
    }
}
