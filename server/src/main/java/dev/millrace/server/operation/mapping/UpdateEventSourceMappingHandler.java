package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.lambda.EventSourceMappingConfiguration;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.protocol.lambda.UpdateEventSourceMappingContract.Request;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.streams.trigger.EventSourceMapping;
import dev.millrace.streams.trigger.TriggerService;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Changes a mapping; what the request does not say stays. */
public final class UpdateEventSourceMappingHandler
        implements BiFunction<Request, CallContext, EventSourceMappingConfiguration> {
    private final Predicate<String> functions;

    /** Moves mappings to the functions of these names alone. */
    public UpdateEventSourceMappingHandler(Predicate<String> functions) {
        this.functions = functions;
    }

    @Override
    public EventSourceMappingConfiguration apply(Request request, CallContext context) {
        TriggerService triggers = KnownMappings.triggers(context);
        EventSourceMapping before = triggers.get(request.uuid());
        MappingRequests.check(request.parameters());
        return MappingDescriptions.of(triggers.update(
                request.uuid(),
                functionArn(request.parameters().functionName(), context),
                MappingRequests.settings(before.settings(), request.parameters()),
                request.parameters().enabled()));
    }

    private @Nullable String functionArn(@Nullable String name, CallContext context) {
        if (name == null) {
            return null;
        }
        FunctionName function = FunctionName.parse(name);
        if (!functions.test(function.name())) {
            throw LambdaErrors.functionNotFound();
        }
        return function.arn(context.region(), context.accountId());
    }
}
