package dev.millrace.server.operation.mapping;

import dev.millrace.protocol.error.LambdaErrors;
import dev.millrace.protocol.lambda.CreateEventSourceMappingContract.Request;
import dev.millrace.protocol.lambda.EventSourceMappingConfiguration;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.server.dispatch.CallContext;
import dev.millrace.streams.trigger.MappingSettings;
import dev.millrace.streams.trigger.StartingPosition;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Creates a mapping. The order of checks is AWS's as far as the recordings tell it: a destination that cannot be comes
 * before the function, and the function before a foreign source and a missing stream.
 */
public final class CreateEventSourceMappingHandler
        implements BiFunction<Request, CallContext, EventSourceMappingConfiguration> {
    private final Predicate<String> functions;

    /** Creates mappings to the functions of these names alone. */
    public CreateEventSourceMappingHandler(Predicate<String> functions) {
        this.functions = functions;
    }

    @Override
    public EventSourceMappingConfiguration apply(Request request, CallContext context) {
        MappingRequests.check(request.parameters());
        String source = request.eventSourceArn();
        if (source == null) {
            throw LambdaErrors.unrecognizedEventSource();
        }
        // Whatever the source's kind: a foreign one is refused below, after the function.
        StartingPosition position = MappingRequests.isDynamoDb(source)
                ? MappingRequests.position(request.startingPosition(), source)
                : StartingPosition.LATEST;
        FunctionName function = FunctionName.parse(request.functionName());
        if (!functions.test(function.name())) {
            throw LambdaErrors.functionNotFound();
        }
        if (!MappingRequests.isDynamoDb(source)) {
            throw LambdaErrors.unrecognizedEventSource();
        }
        return MappingDescriptions.of(context.namespace()
                .triggers()
                .create(
                        source,
                        function.arn(context.region(), context.accountId()),
                        position,
                        MappingRequests.settings(MappingSettings.DEFAULT, request.parameters()),
                        !Boolean.FALSE.equals(request.parameters().enabled())));
    }
}
