package dev.millrace.it.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The recordings about tables, their settings and how they are described. */
final class TableStories {
    private static final String PROVISIONED = "'ProvisionedThroughput':{'ReadCapacityUnits':5,'WriteCapacityUnits':5}";
    private static final String ON_DEMAND = "'BillingMode':'PAY_PER_REQUEST'";
    private static final String STREAM =
            "'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}";
    private static final String PK_AND_SK = "'TableName':'TABLE','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'},"
            + "{'AttributeName':'sk','KeyType':'RANGE'}],'AttributeDefinitions':["
            + "{'AttributeName':'pk','AttributeType':'S'},{'AttributeName':'sk','AttributeType':'S'}";
    private static final String ENCRYPTED = "'SSESpecification':{'Enabled':true,'SSEType':'KMS',"
            + "'KMSMasterKeyId':'arn:aws:kms:us-east-1:000000000000:key/2b1f0a9e-3a52-4b7e-8f0e-5f6c2f7d9a10'}";
    private static final String DESCRIBE = "{'TableName':'TABLE'}";

    private TableStories() {}

    static Map<String, Story> all() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_create_duplicate_table", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED));
            replay.printedError("Error", "CreateTable", table("id", PROVISIONED));
        });
        stories.put(
                "test_dynamodb_pay_per_request",
                replay -> replay.printedError("Error", "CreateTable", table("id", PROVISIONED + "," + ON_DEMAND)));
        stories.put("test_table_crud", TableStories::lifeOfATable);
        stories.put("test_table_warm_throughput", replay -> {
            replay.step(
                    "create-table",
                    "CreateTable",
                    table(
                            "id",
                            PROVISIONED + ",'WarmThroughput':{'ReadUnitsPerSecond':1000,'WriteUnitsPerSecond':1200}"));
            replay.step("describe-table", "DescribeTable", DESCRIBE);
        });
        stories.put(
                "test_gsi_with_billing_mode[PAY_PER_REQUEST]", replay -> indexWithBillingMode(replay, ON_DEMAND, ""));
        stories.put(
                "test_gsi_with_billing_mode[PROVISIONED]",
                replay -> indexWithBillingMode(
                        replay,
                        PROVISIONED,
                        ",'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1}"));
        stories.put("test_dynamodb_create_table_with_partial_sse_specification", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED + ",'SSESpecification':{'Enabled':true}"));
            replay.matches("SSEDescription", sse(replay.send("DescribeTable", DESCRIBE)));
            replay.matches(
                    "update-table-disable-sse-spec",
                    sse(replay.send("UpdateTable", "{'TableName':'TABLE','SSESpecification':{'Enabled':false}}")));
        });
        stories.put("test_dynamodb_update_table_without_sse_specification_change", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED + ",'SSESpecification':{'Enabled':true}"));
            replay.matches("create_table_sse_description", sse(replay.send("DescribeTable", DESCRIBE)));
            replay.send("UpdateTable", "{'TableName':'TABLE','BillingMode':'PAY_PER_REQUEST'}");
            replay.matches("update_table_sse_description", sse(replay.send("DescribeTable", DESCRIBE)));
        });
        stories.put("test_table_v2_stream", replay -> {
            replay.send("CreateTable", table("id", ON_DEMAND + "," + STREAM));
            replay.step("global-table-v2", "DescribeTable", DESCRIBE);
        });
        stories.putAll(settings());
        stories.putAll(describedForCloudFormation());
        return stories;
    }

    private static Map<String, Story> settings() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_continuous_backup_update", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED));
            replay.step(
                    "update-continuous-backup",
                    "UpdateContinuousBackups",
                    "{'TableName':'TABLE','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true}}");
            replay.step("describe-continuous-backup", "DescribeContinuousBackups", DESCRIBE);
        });
        stories.put("test_dynamodb_describe_contributor_insights", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED));
            replay.step("describe-contributor-insights-disabled", "DescribeContributorInsights", DESCRIBE);
        });
        stories.put("test_ttl_cdk", replay -> {
            replay.send("CreateTable", table("id", ON_DEMAND));
            replay.send(
                    "UpdateTimeToLive",
                    "{'TableName':'TABLE','TimeToLiveSpecification':{'AttributeName':'expire_at','Enabled':true}}");
            replay.step("table", "DescribeTimeToLive", DESCRIBE);
        });
        return stories;
    }

    /** CloudFormation itself is another service; the tables it made are described as any other. */
    private static Map<String, Story> describedForCloudFormation() {
        Map<String, Story> stories = new TreeMap<>();
        stories.put("test_default_name_for_table", replay -> {
            JsonNode created = replay.send(
                    "CreateTable",
                    table(
                            "keyName",
                            PROVISIONED + ",'Tags':[{'Key':'TagKey1','Value':'TagValue1'},"
                                    + "{'Key':'TagKey2','Value':'TagValue2'}]"));
            replay.step("table_description", "DescribeTable", DESCRIBE);
            replay.step(
                    "list_tags_of_resource",
                    "ListTagsOfResource",
                    "{'ResourceArn':'"
                            + created.at("/TableDescription/TableArn").asText() + "'}");
        });
        stories.put("test_billing_mode_as_conditional[PROVISIONED]", replay -> {
            replay.send("CreateTable", table("id", PROVISIONED + "," + STREAM));
            replay.step("table_description", "DescribeTable", DESCRIBE);
        });
        stories.put("test_billing_mode_as_conditional[PAY_PER_REQUEST]", replay -> {
            replay.send("CreateTable", table("id", ON_DEMAND + "," + STREAM));
            replay.step("table_description", "DescribeTable", DESCRIBE);
        });
        stories.put("test_global_table", replay -> {
            replay.send("CreateTable", table("keyName", ON_DEMAND));
            replay.step("table_description", "DescribeTable", DESCRIBE);
        });
        stories.put("test_table_with_ttl_and_sse", replay -> {
            replay.before("WarmThroughput");
            replay.send(
                    "CreateTable",
                    "{" + PK_AND_SK + "],'ProvisionedThroughput':{'ReadCapacityUnits':1,'WriteCapacityUnits':1},"
                            + ENCRYPTED + "}");
            replay.step("table_description", "DescribeTable", DESCRIBE);
        });
        stories.put("test_global_table_with_ttl_and_sse", replay -> {
            replay.before("WarmThroughput");
            replay.send(
                    "CreateTable",
                    "{"
                            + PK_AND_SK.replace(
                                    "'AttributeDefinitions':[",
                                    "'AttributeDefinitions':[{'AttributeName':'gsi1pk','AttributeType':'S'},"
                                            + "{'AttributeName':'gsi1sk','AttributeType':'S'},")
                            + "]," + ON_DEMAND
                            + ",'TableClass':'STANDARD','GlobalSecondaryIndexes':[{'IndexName':'GSI1',"
                            + "'KeySchema':[{'AttributeName':'gsi1pk','KeyType':'HASH'},"
                            + "{'AttributeName':'gsi1sk','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}],"
                            + ENCRYPTED + "}");
            replay.step("table_description", "DescribeTable", DESCRIBE);
        });
        return stories;
    }

    private static void lifeOfATable(Replay replay) {
        replay.step("create-table", "CreateTable", table("id", PROVISIONED));
        replay.step("describe-table", "DescribeTable", DESCRIBE);
        replay.step("delete-table", "DeleteTable", DESCRIBE);
        replay.step("delete-non-existent-table", "DeleteTable", "{'TableName':'non-existent'}");
    }

    private static void indexWithBillingMode(Replay replay, String mode, String indexThroughput) {
        replay.step(
                "create-table-with-gsi",
                "CreateTable",
                "{'TableName':'TABLE'," + mode + ",'KeySchema':[{'AttributeName':'TID','KeyType':'HASH'}],"
                        + "'AttributeDefinitions':[{'AttributeName':'TID','AttributeType':'S'},"
                        + "{'AttributeName':'TRID','AttributeType':'S'}],"
                        + "'GlobalSecondaryIndexes':[{'IndexName':'TransactionRecordID',"
                        + "'KeySchema':[{'AttributeName':'TRID','KeyType':'HASH'}],"
                        + "'Projection':{'ProjectionType':'ALL'}" + indexThroughput + "}]}");
        replay.step("describe-table", "DescribeTable", DESCRIBE);
    }

    /** A table with a hash key of strings. */
    static String table(String key, String settings) {
        return "{'TableName':'TABLE','KeySchema':[{'AttributeName':'" + key + "','KeyType':'HASH'}],"
                + "'AttributeDefinitions':[{'AttributeName':'" + key + "','AttributeType':'S'}]," + settings + "}";
    }

    private static JsonNode sse(JsonNode answer) {
        JsonNode table = answer.has("Table") ? answer.get("Table") : answer.get("TableDescription");
        return table.path("SSEDescription");
    }
}
