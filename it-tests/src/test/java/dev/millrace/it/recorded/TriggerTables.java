package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The tables of the recordings about Lambda. */
final class TriggerTables {
    private static final Map<String, String> CREATIONS = Map.of(
            "create-table-result", "my_partition_key",
            "create_table_response", "my_partition_key",
            "table_creation_response", "id");
    private static final String ON_DEMAND = "'BillingMode':'PAY_PER_REQUEST'";

    /** One recording is of 2024, when tables were not described with it yet. */
    private static final String OLDER = "/update_table_response/TableDescription/WarmThroughput";

    private TriggerTables() {}

    /** Plays whichever steps about its table a recording has; in the end there is a table with a stream of this view. */
    static void create(Replay replay, String view) {
        JsonNode content = replay.content();
        String stream = "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'" + view + "'}";
        if (content.at(OLDER).isMissingNode()) {
            replay.before("WarmThroughput");
        }
        boolean created = false;
        boolean streaming = false;
        for (Map.Entry<String, String> creation : CREATIONS.entrySet()) {
            if (content.has(creation.getKey())) {
                replay.step(creation.getKey(), "CreateTable", TableStories.table(creation.getValue(), ON_DEMAND));
                created = true;
            }
        }
        for (String label : new String[] {"dynamodb_create_table_result", "create_dynamodb_table_response"}) {
            if (content.has(label)) {
                replay.step(label, "CreateTable", TableStories.table("id", ON_DEMAND + "," + stream));
                created = true;
                streaming = true;
            }
        }
        if (!created) {
            replay.send("CreateTable", TableStories.table("id", ON_DEMAND));
        }
        String update = "{'TableName':'TABLE'," + stream + "}";
        if (content.has("update_table_response")) {
            replay.step("update_table_response", "UpdateTable", update);
        } else if (!streaming) {
            replay.send("UpdateTable", update);
        }
    }
}
