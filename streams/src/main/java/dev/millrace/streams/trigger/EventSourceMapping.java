package dev.millrace.streams.trigger;

import java.time.Instant;

/**
 * A trigger: one stream feeds one function.
 *
 * @param uuid made by the service, never reused
 * @param streamArn with the label, so a recreated table is another stream
 * @param functionArn unique among the mappings of one stream
 * @param lastModified when it was created or last updated
 * @param stateTransitionReason "User action"
 * @param lastProcessingResult "No records processed", "OK" or what went wrong
 */
public record EventSourceMapping(
        String uuid,
        String streamArn,
        String functionArn,
        StartingPosition startingPosition,
        MappingSettings settings,
        MappingState state,
        Instant lastModified,
        String stateTransitionReason,
        String lastProcessingResult) {
    /** The result before the first invocation (recorded on AWS). */
    public static final String NOTHING_PROCESSED = "No records processed";

    /** The result after a success (recorded on AWS). */
    public static final String OK = "OK";

    /** The only reason there is for a state (recorded on AWS). */
    public static final String USER_ACTION = "User action";

    EventSourceMapping in(MappingState other) {
        return new EventSourceMapping(
                uuid,
                streamArn,
                functionArn,
                startingPosition,
                settings,
                other,
                lastModified,
                stateTransitionReason,
                lastProcessingResult);
    }

    EventSourceMapping withResult(String result) {
        return new EventSourceMapping(
                uuid,
                streamArn,
                functionArn,
                startingPosition,
                settings,
                state,
                lastModified,
                stateTransitionReason,
                result);
    }
}
