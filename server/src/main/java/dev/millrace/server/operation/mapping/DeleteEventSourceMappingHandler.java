package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.lambda.DeleteEventSourceMappingContract.Request;
import dev.millrace.protocol.lambda.EventSourceMappingConfiguration;
import dev.millrace.server.dispatch.CallContext;
import java.util.function.BiFunction;

/** Deletes a mapping, with its positions. */
public final class DeleteEventSourceMappingHandler
        implements BiFunction<Request, CallContext, EventSourceMappingConfiguration> {
    @Override
    public EventSourceMappingConfiguration apply(Request request, CallContext context) {
        return MappingDescriptions.of(KnownMappings.triggers(context).delete(request.uuid()));
    }
}
