package dev.millrace.it.recorded;

import static dev.millrace.it.recorded.ItemStories.put;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;

/** The recordings about mappings of a DynamoDB stream; what most did is told by the pack's README. */
final class TriggerStories {
    private static final String HELLO =
            put("{'my_partition_key':{'S':'hello world'},'binary_key':{'B':'Zm9vYmFy'}}", "");
    private static final String PLAIN_HELLO = put("{'my_partition_key':{'S':'hello world'}}", "");
    private static final String ONE_BY_ONE =
            "'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1";
    private static final String REPORTING = "'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':3,"
            + "'FunctionResponseTypes':['ReportBatchItemFailures']";
    private static final String TO_QUEUE = ",'DestinationConfig':{'OnFailure':{'Destination':"
            + "'arn:aws:sqs:us-east-1:000000000000:recorded-queue'}}";
    private static final String MAPPED = "create_event_source_mapping_response";
    private static final String MESSAGES = "destination_queue_messages";

    private TriggerStories() {}

    static Map<String, TriggerStory> all() {
        Map<String, TriggerStory> stories = new TreeMap<>();
        stories.put("test_dynamodb_event_source_mapping", trigger -> {
            table(trigger);
            trigger.function().answers("");
            String uuid = trigger.create(MAPPED, ONE_BY_ONE);
            trigger.replay().send("PutItem", HELLO);
            trigger.caughtUp(uuid);
            trigger.replay().matches("event_logs", trigger.function().calls());
        });
        stories.put("test_disabled_dynamodb_event_source_mapping", trigger -> {
            table(trigger);
            trigger.function().answers("");
            String uuid = trigger.create("create_event_source_mapping_result", "'MaximumBatchingWindowInSeconds':1");
            trigger.replay().send("PutItem", put("{'id':{'S':'1'}}", ""));
            trigger.caughtUp(uuid);
            trigger.step("update_event_source_mapping_result", "PUT", "/" + uuid, "{'Enabled':false}");
        });
        stories.put("test_deletion_event_source_mapping_with_dynamodb", trigger -> {
            table(trigger);
            trigger.create("create_event_source_mapping_result", "'MaximumBatchingWindowInSeconds':0");
            trigger.step(
                    "list_event_source_mapping_result",
                    "GET",
                    "?EventSourceArn=" + trigger.streamArn().replace(":", "%3A").replace("/", "%2F"),
                    "");
        });
        stories.put("test_duplicate_event_source_mappings", trigger -> {
            table(trigger);
            trigger.function().answers("");
            trigger.create("create", "'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1");
            trigger.step("error", "POST", "", "{" + trigger.source() + ",'StartingPosition':'LATEST'}");
        });
        stories.put(
                "test_esm_with_not_existing_dynamodb_stream",
                trigger -> trigger.step(
                        "error",
                        "POST",
                        "",
                        "{'FunctionName':'" + RecordedFunction.NAME + "','StartingPosition':'LATEST','EventSourceArn':"
                                + "'arn:aws:dynamodb:us-east-1:000000000000:table/test-table-4a53f4e8/stream/"
                                + "2025-02-22T03:03:25.490'}"));
        stories.putAll(failures());
        stories.putAll(FilterStories.all());
        stories.putAll(MappingStories.all());
        return stories;
    }

    private static Map<String, TriggerStory> failures() {
        Map<String, TriggerStory> stories = new TreeMap<>();
        stories.put("test_dynamodb_event_source_mapping_with_on_failure_destination_config", trigger -> {
            String uuid = failing(trigger, TO_QUEUE);
            trigger.matchesMessages(MESSAGES, uuid);
        });
        stories.put("test_dynamodb_event_source_mapping_with_sns_on_failure_destination_config", trigger -> {
            String uuid = failing(trigger, TO_QUEUE.replace(":sqs:", ":sns:"));
            assertThat(trigger.failures(uuid)).hasSize(1);
            trigger.replay()
                    .matchesPart(
                            "failure_sns_message",
                            "/Message",
                            trigger.failures(uuid).get(0));
        });
        stories.put(
                "test_dynamodb_event_source_mapping_with_s3_on_failure_destination",
                trigger -> failing(trigger, TO_QUEUE.replace("sqs:us-east-1:000000000000", "s3::")));
        stories.put("test_dynamodb_report_batch_item_failures", trigger -> {
            table(trigger);
            trigger.function().reportsWhatShallFail();
            String uuid = trigger.create(MAPPED, "'BatchSize':3," + REPORTING + TO_QUEUE);
            for (int id = 0; id <= 5; id++) {
                trigger.replay().send("PutItem", item("testId" + id, id == 5));
            }
            trigger.caughtUp(uuid);
            trigger.replay()
                    .matches(
                            "dynamodb_records",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .set("Records", trigger.function().entries()));
            trigger.matchesMessages(MESSAGES, uuid);
        });
        stories.put("test_dynamodb_report_batch_item_failures_with_on_failure_destination_config", trigger -> {
            // Recorded in 2024, when mappings had no ARN of their own.
            trigger.replay().before("EventSourceMappingArn");
            table(trigger);
            trigger.function().reportsWhatShallFail();
            String uuid = trigger.create(MAPPED, "'BatchSize':3," + REPORTING + TO_QUEUE);
            trigger.replay().send("PutItem", item("testId", true));
            trigger.caughtUp(uuid);
            trigger.matchesMessages(MESSAGES, uuid);
        });
        answers().forEach((name, answer) -> {
            stories.put("test_dynamodb_report_batch_item_failure_scenarios[" + name + "_failure]", trigger -> {
                trigger.function().answers(answer);
                scenario(trigger, true);
            });
            stories.put("test_dynamodb_report_batch_item_success_scenarios[" + name + "_success]", trigger -> {
                trigger.function().answers(answer);
                scenario(trigger, false);
            });
        });
        stories.put("test_dynamodb_report_batch_item_failure_scenarios[unhandled_exception_in_function]", trigger -> {
            trigger.function().fails();
            scenario(trigger, true);
        });
        return stories;
    }

    /** What the function answers, by the names of both kinds of scenarios; the other kind of each does not exist. */
    private static Map<String, String> answers() {
        Map<String, String> answers = new TreeMap<>();
        answers.put("item_identifier_not_present", "{'batchItemFailures':[{'itemIdentifier':'123'}]}");
        answers.put("empty_string_item_identifier", "{'batchItemFailures':[{'itemIdentifier':''}]}");
        answers.put("null_item_identifier", "{'batchItemFailures':[{'itemIdentifier':null}]}");
        answers.put("invalid_key_foo", "{'batchItemFailures':[{'foo':'123'}]}");
        answers.put("invalid_key_foo_null_value", "{'batchItemFailures':[{'foo':null}]}");
        answers.put("empty_list", "[]");
        answers.put("null", "null");
        answers.put("empty_dict", "{}");
        answers.put("empty_batch_item_failure", "{'batchItemFailures':[]}");
        answers.put("null_batch_item_failure", "{'batchItemFailures':null}");
        return answers;
    }

    private static void scenario(TriggerReplay trigger, boolean fails) {
        table(trigger);
        String uuid = trigger.createUnseen("'BatchSize':1," + REPORTING + TO_QUEUE);
        trigger.replay().send("PutItem", HELLO);
        trigger.caughtUp(uuid);
        trigger.replay().matches("dynamodb_events", trigger.function().calls());
        if (fails) {
            trigger.matchesMessages(MESSAGES, uuid);
        } else {
            assertThat(trigger.failures(uuid)).isEmpty();
        }
    }

    /** A function that fails until the batch is given up. */
    private static String failing(TriggerReplay trigger, String destination) {
        table(trigger);
        trigger.function().fails();
        String uuid = trigger.create(MAPPED, ONE_BY_ONE + destination);
        trigger.replay().send("PutItem", PLAIN_HELLO);
        trigger.caughtUp(uuid);
        return uuid;
    }

    private static String item(String id, boolean shallFail) {
        return put("{'my_partition_key':{'S':'" + id + "'},'should_fail':{'BOOL':" + shallFail + "}}", "");
    }

    private static void table(TriggerReplay trigger) {
        TriggerTables.create(trigger.replay(), "NEW_IMAGE");
    }
}
