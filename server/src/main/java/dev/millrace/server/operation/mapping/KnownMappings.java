package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.streams.trigger.TriggerService;

/** The way to mappings that are there already. */
final class KnownMappings {
    private KnownMappings() {}

    /** The triggers; where there never were any, no UUID is known, and nothing is started to find that out. */
    static TriggerService triggers(CallContext context) {
        return context.namespace().findTriggers().orElseThrow(LambdaErrors::mappingNotFound);
    }
}
