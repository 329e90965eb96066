package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.lambda.EventSourceMappingConfiguration;
import dev.millrace.protocol.lambda.GetEventSourceMappingContract.Request;
import dev.millrace.server.dispatch.CallContext;
import java.util.function.BiFunction;

/** Describes a mapping. */
public final class GetEventSourceMappingHandler
        implements BiFunction<Request, CallContext, EventSourceMappingConfiguration> {
    @Override
    public EventSourceMappingConfiguration apply(Request request, CallContext context) {
        return MappingDescriptions.of(KnownMappings.triggers(context).get(request.uuid()));
    }
}
