package dev.millrace.protocol.lambda;

import dev.millrace.protocol.json.JsonWriter;

/** A mapping's description on the wire; which members are there is recorded on AWS (source: streams.md F1). */
final class EventSourceMappingJson {
    private EventSourceMappingJson() {}

    static void write(EventSourceMappingConfiguration mapping, JsonWriter out) {
        out.beginObject();
        out.name("BatchSize").value(mapping.batchSize());
        out.name("BisectBatchOnFunctionError").value(mapping.bisectBatchOnFunctionError());
        writeDestination(mapping, out);
        out.name("EventSourceArn").value(mapping.eventSourceArn());
        out.name("EventSourceMappingArn").value(mapping.eventSourceMappingArn());
        writeFilters(mapping, out);
        out.name("FunctionArn").value(mapping.functionArn());
        out.name("FunctionResponseTypes").beginArray();
        if (mapping.reportsItemFailures()) {
            out.value("ReportBatchItemFailures");
        }
        out.endArray();
        out.name("LastModified").seconds(mapping.lastModified());
        out.name("LastProcessingResult").value(mapping.lastProcessingResult());
        out.name("MaximumBatchingWindowInSeconds").value(mapping.maximumBatchingWindowInSeconds());
        out.name("MaximumRecordAgeInSeconds").value(mapping.maximumRecordAgeInSeconds());
        out.name("MaximumRetryAttempts").value(mapping.maximumRetryAttempts());
        out.name("ParallelizationFactor").value(mapping.parallelizationFactor());
        out.name("StartingPosition").value(mapping.startingPosition().name());
        out.name("State").value(mapping.state());
        out.name("StateTransitionReason").value(mapping.stateTransitionReason());
        out.name("TumblingWindowInSeconds").value(mapping.tumblingWindowInSeconds());
        out.name("UUID").value(mapping.uuid());
        out.endObject();
    }

    /** There is always an OnFailure, which may be empty (recorded on AWS). */
    private static void writeDestination(EventSourceMappingConfiguration mapping, JsonWriter out) {
        out.name("DestinationConfig").beginObject().name("OnFailure").beginObject();
        String destination = mapping.onFailureDestination();
        if (destination != null) {
            out.name("Destination").value(destination);
        }
        out.endObject().endObject();
    }

    /** An empty list of filters is not told (recorded on AWS, test_create_event_filter_criteria_validation). */
    private static void writeFilters(EventSourceMappingConfiguration mapping, JsonWriter out) {
        if (mapping.filterPatterns().isEmpty()) {
            return;
        }
        out.name("FilterCriteria").beginObject().name("Filters").beginArray();
        for (String pattern : mapping.filterPatterns()) {
            out.beginObject().name("Pattern").value(pattern).endObject();
        }
        out.endArray().endObject();
    }
}
