package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The tables of the recordings about Lambda; what followed waits for triggers. */
final class TriggerStories {
    private static final Map<String, String> CREATIONS = Map.of(
            "create-table-result", "my_partition_key",
            "create_table_response", "my_partition_key",
            "table_creation_response", "id");
    private static final String STREAM = "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_IMAGE'}";
    private static final String ON_DEMAND = "'BillingMode':'PAY_PER_REQUEST'";

    /** One recording is of 2024, when tables were not described with it yet. */
    private static final String OLDER = "/update_table_response/TableDescription/WarmThroughput";

    private TriggerStories() {}

    /** Plays whichever steps about its table a recording has. */
    static void tables(Replay replay, JsonNode content) {
        if (content.at(OLDER).isMissingNode()) {
            replay.before("WarmThroughput");
        }
        boolean created = false;
        for (Map.Entry<String, String> creation : CREATIONS.entrySet()) {
            if (content.has(creation.getKey())) {
                replay.step(creation.getKey(), "CreateTable", TableStories.table(creation.getValue(), ON_DEMAND));
                created = true;
            }
        }
        for (String label : new String[] {"dynamodb_create_table_result", "create_dynamodb_table_response"}) {
            if (content.has(label)) {
                replay.step(label, "CreateTable", TableStories.table("id", ON_DEMAND + "," + STREAM));
            }
        }
        if (content.has("update_table_response")) {
            if (!created) {
                replay.send("CreateTable", TableStories.table("id", ON_DEMAND));
            }
            replay.step("update_table_response", "UpdateTable", "{'TableName':'TABLE'," + STREAM + "}");
        }
    }
}
