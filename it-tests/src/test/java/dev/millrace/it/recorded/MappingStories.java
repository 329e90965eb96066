package dev.millrace.it.recorded;

import java.util.Map;
import java.util.TreeMap;

/** The recordings about the API of mappings alone. */
final class MappingStories {
    private static final String UNKNOWN = "/11111111-2222-4333-8444-555555555555";
    private static final String FUNCTION = "'FunctionName':'" + RecordedFunction.NAME + "'";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:somequeue";
    private static final String ONE_BY_ONE =
            "'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1,"
                    + "'DestinationConfig':{'OnFailure':{'Destination':'" + QUEUE + "'}}";

    private MappingStories() {}

    static Map<String, TriggerStory> all() {
        Map<String, TriggerStory> stories = new TreeMap<>();
        stories.put("test_event_source_mapping_exceptions", trigger -> {
            trigger.step("get_unknown_uuid", "GET", UNKNOWN, "");
            trigger.step("delete_unknown_uuid", "DELETE", UNKNOWN, "");
            trigger.step("update_unknown_uuid", "PUT", UNKNOWN, "{'Enabled':false}");
            trigger.step("create_no_event_source_arn", "POST", "", "{'FunctionName':'doesnotexist'}");
            trigger.step(
                    "create_unknown_params",
                    "POST",
                    "",
                    "{'FunctionName':'doesnotexist','EventSourceArn':'" + QUEUE + "'}");
            trigger.step(
                    "destination_config_failure",
                    "POST",
                    "",
                    "{" + FUNCTION + ",'EventSourceArn':'" + QUEUE
                            + "','DestinationConfig':{'OnSuccess':{'Destination':'" + QUEUE + "'}}}");
        });
        stories.put("test_event_source_mapping_lifecycle", trigger -> life(trigger, false));
        stories.put("test_event_source_mapping_lifecycle_delete_function", trigger -> life(trigger, true));
        stories.put("test_create_event_source_validation", trigger -> {
            TriggerTables.create(trigger.replay(), "NEW_IMAGE");
            trigger.step("no_starting_position", "POST", "", "{" + trigger.source() + "}");
            trigger.step(
                    "invalid_starting_position", "POST", "", "{" + trigger.source() + ",'StartingPosition':'invalid'}");
            trigger.step(
                    "incompatible_starting_position",
                    "POST",
                    "",
                    "{" + trigger.source() + ",'StartingPosition':'AT_TIMESTAMP'}");
        });
        stories.put(
                "test_create_event_source_validation_kinesis",
                trigger -> trigger.step(
                        "invalid_starting_position",
                        "POST",
                        "",
                        "{" + FUNCTION + ",'EventSourceArn':'arn:aws:kinesis:us-east-1:000000000000:stream/s',"
                                + "'StartingPosition':'invalid'}"));
        stories.put("test_create_event_filter_criteria_validation", trigger -> {
            TriggerTables.create(trigger.replay(), "NEW_IMAGE");
            trigger.step(
                    "response-with-empty-filters",
                    "POST",
                    "",
                    "{" + trigger.source() + ",'StartingPosition':'LATEST','FilterCriteria':{'Filters':[]}}");
        });
        return stories;
    }

    /** With the function deleted in between, which the mapping outlives; that deletion itself has no counterpart here. */
    private static void life(TriggerReplay trigger, boolean afterwardsToo) {
        TriggerTables.create(trigger.replay(), "NEW_IMAGE");
        String uuid = trigger.create("create_response", ONE_BY_ONE);
        trigger.step("get_response", "GET", "/" + uuid, "");
        if (afterwardsToo) {
            trigger.step("get_response_post_delete", "GET", "/" + uuid, "");
        }
        trigger.step("delete_response", "DELETE", "/" + uuid, "");
    }
}
