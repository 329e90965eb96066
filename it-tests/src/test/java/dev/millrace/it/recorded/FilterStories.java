package dev.millrace.it.recorded;

import static dev.millrace.it.recorded.ItemStories.put;

import java.util.Map;
import java.util.TreeMap;

/** The recordings about filters: two puts, and which of them reach the function. */
final class FilterStories {
    private static final String PRESENT = "{'id':{'S':'ID'},'presentKey':{'S':'presentValue'}}";
    private static final String BARE = "{'id':{'S':'ID'}}";

    private FilterStories() {}

    static Map<String, TriggerStory> all() {
        Map<String, TriggerStory> stories = new TreeMap<>();
        String same = "{'id':{'S':'id_value'},'id2':{'S':'id2_value'}}";
        filter(stories, "insert_same_entry_twice", "{'eventName':['INSERT']}", same, same);
        String bare = "{'id':{'S':'id_value'}}";
        String more = "{'id':{'S':'id_value'},'id2':{'S':'id2_new_value'}}";
        filter(stories, "content_or_filter", "{'eventName':['INSERT','MODIFY']}", bare, more);
        filter(
                stories,
                "content_multiple_filters",
                "{'eventName':['INSERT'],'eventSource':['aws:dynamodb']}",
                bare,
                more);
        filter(stories, "content_filter_type", image("'presentKey':{'S':['presentValue']}"), PRESENT, BARE);
        filter(stories, "exists_filter_type", image("'presentKey':{'S':[{'exists':true}]}"), PRESENT, BARE);
        filter(stories, "exists_false_filter", image("'presentKey':[{'exists':false}]"), BARE, PRESENT);
        filter(
                stories,
                "numeric_filter",
                image("'numericFilter':{'N':[{'numeric':['>',100]},{'anything-but':'101'}]}"),
                "{'id':{'S':'ID'},'numericFilter':{'N':'42'}}",
                "{'id':{'S':'ID'},'numericFilter':{'N':'101'}}");
        filter(
                stories,
                "prefix_filter",
                image("'prefix':{'S':[{'prefix':'us-1'}]}"),
                "{'id':{'S':'ID'},'prefix':{'S':'us-1-other-suffix'}}",
                "{'id':{'S':'ID'},'prefix':{'S':'other-suffix'}}");
        filter(
                stories,
                "date_time_conversion",
                "{'dynamodb':{'ApproximateCreationDateTime':[{'numeric':['>',0]}]}}",
                BARE,
                BARE);
        for (String pattern : new String[] {"single-string", "[{\"eventName\": [\"INSERT\"=123}]"}) {
            stories.put("test_dynamodb_invalid_event_filter[" + pattern + "]", trigger -> {
                TriggerTables.create(trigger.replay(), "NEW_AND_OLD_IMAGES");
                trigger.step(
                        "exception_event_source_creation",
                        "POST",
                        "",
                        "{" + trigger.source() + ",'StartingPosition':'LATEST'," + criteria(pattern.replace('"', '\''))
                                + "}");
            });
        }
        return stories;
    }

    private static String image(String members) {
        return "{'dynamodb':{'NewImage':{" + members + "}}}";
    }

    private static String criteria(String pattern) {
        return "'FilterCriteria':{'Filters':[{'Pattern':'" + pattern.replace("'", "\\'") + "'}]}";
    }

    private static void filter(
            Map<String, TriggerStory> stories, String name, String pattern, String first, String second) {
        stories.put("test_dynamodb_event_filter[" + name + "]", trigger -> {
            TriggerTables.create(trigger.replay(), "NEW_AND_OLD_IMAGES");
            trigger.function().answers("");
            String uuid = trigger.create(
                    "create_event_source_mapping_response",
                    "'BatchSize':1,'MaximumBatchingWindowInSeconds':1,'MaximumRetryAttempts':1," + criteria(pattern));
            trigger.replay().send("PutItem", put(first.replace("'ID'", "'id_value_1'"), ""));
            trigger.caughtUp(uuid);
            trigger.replay().matches("lambda-log-events", trigger.function().calls());
            trigger.replay().send("PutItem", put(second.replace("'ID'", "'id_value_2'"), ""));
            trigger.caughtUp(uuid);
            trigger.replay()
                    .matches("lambda-multiple-log-events", trigger.function().calls());
        });
    }
}
