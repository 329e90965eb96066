package dev.millrace.server.trigger;

import dev.millrace.protocol.lambda.CreateEventSourceMappingContract;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.server.operation.mapping.MappingRequests;
import dev.millrace.streams.trigger.MappingSettings;
import dev.millrace.streams.trigger.StartingPosition;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a triggers file. Immutable.
 *
 * @param place in the file, from 1
 * @param tableName whose stream it reads, whichever that is; null if it names a stream
 * @param streamArn null if it names a table
 * @param enabled null if the file does not say
 */
record FileMapping(
        int place,
        @Nullable String tableName,
        @Nullable String streamArn,
        FunctionName function,
        StartingPosition position,
        MappingSettings settings,
        @Nullable Boolean enabled) {
    /** The mapping that a request means, with the checks that need no state. */
    FileMapping(
            int place,
            @Nullable String tableName,
            @Nullable String streamArn,
            FunctionName function,
            CreateEventSourceMappingContract.Request request) {
        this(
                place,
                tableName,
                streamArn,
                function,
                MappingRequests.position(
                        request.startingPosition(), streamArn == null ? String.valueOf(tableName) : streamArn),
                MappingRequests.newSettings(request.parameters()),
                request.parameters().enabled());
    }
}
