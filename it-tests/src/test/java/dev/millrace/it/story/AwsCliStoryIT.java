package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.millrace.it.fixture.ClientProcess;
import dev.millrace.it.fixture.FinishedProcess;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.ServerProcess;
import dev.millrace.it.tools.RequiresTool;
import dev.millrace.it.tools.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job with the AWS CLI, set up by the lines that the server prints, and read again after a restart. */
@RequiresTool(Tool.AWS_CLI)
class AwsCliStoryIT {
    private static final String KEY = "{\"pk\":{\"S\":\"k\"}}";

    @Test
    void theMainJobAndAgainAfterARestart(@TempDir Path folder) {
        Path data = folder.resolve("data");
        String arn;
        try (ServerProcess server = ServerProcess.onDirectory(data)) {
            createTable(server);
            arn = enableStream(server);
            writeOneOfEachKind(server);
            assertThatTheStreamTellsTheStory(server, arn);
            server.terminate();
        }
        try (ServerProcess server = ServerProcess.onDirectory(data)) {
            assertThatTheStreamTellsTheStory(server, arn);
            assertThat(aws(server, "dynamodb", "list-tables")
                            .at("/TableNames/0")
                            .asText())
                    .isEqualTo("story");
            aws(server, "dynamodb", "delete-table", "--table-name", "story");
            aws(server, "dynamodb", "wait", "table-not-exists", "--table-name", "story");
        }
    }

    private static void createTable(ServerProcess server) {
        aws(
                server,
                "dynamodb",
                "create-table",
                "--table-name",
                "story",
                "--attribute-definitions",
                "AttributeName=pk,AttributeType=S",
                "--key-schema",
                "AttributeName=pk,KeyType=HASH",
                "--billing-mode",
                "PAY_PER_REQUEST");
        aws(server, "dynamodb", "wait", "table-exists", "--table-name", "story");
    }

    private static String enableStream(ServerProcess server) {
        JsonNode updated = aws(
                server,
                "dynamodb",
                "update-table",
                "--table-name",
                "story",
                "--stream-specification",
                "StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES");
        JsonNode described = aws(server, "dynamodb", "describe-table", "--table-name", "story");
        String arn = updated.at("/TableDescription/LatestStreamArn").asText();
        assertThat(described.at("/Table/LatestStreamArn").asText()).isEqualTo(arn);
        return arn;
    }

    private static void writeOneOfEachKind(ServerProcess server) {
        aws(
                server,
                "dynamodb",
                "put-item",
                "--table-name",
                "story",
                "--item",
                "{\"pk\":{\"S\":\"k\"},\"v\":{\"N\":\"1\"}}",
                "--condition-expression",
                "attribute_not_exists(pk)");
        JsonNode updated = aws(
                server,
                "dynamodb",
                "update-item",
                "--table-name",
                "story",
                "--key",
                KEY,
                "--update-expression",
                "SET v = v + :one",
                "--expression-attribute-values",
                "{\":one\":{\"N\":\"1\"}}",
                "--return-values",
                "ALL_NEW");
        assertThat(updated.at("/Attributes/v/N").asText()).isEqualTo("2");
        JsonNode read = aws(
                server,
                "dynamodb",
                "get-item",
                "--table-name",
                "story",
                "--key",
                KEY,
                "--consistent-read",
                "--projection-expression",
                "v");
        assertThat(read.at("/Item")).isEqualTo(Json.quoted("{'v':{'N':'2'}}"));
        aws(server, "dynamodb", "delete-item", "--table-name", "story", "--key", KEY);
    }

    private static void assertThatTheStreamTellsTheStory(ServerProcess server, String arn) {
        assertThat(aws(server, "dynamodbstreams", "list-streams", "--table-name", "story")
                        .at("/Streams/0/StreamArn")
                        .asText())
                .isEqualTo(arn);
        String shard = aws(server, "dynamodbstreams", "describe-stream", "--stream-arn", arn)
                .at("/StreamDescription/Shards/0/ShardId")
                .asText();
        String iterator = aws(
                        server,
                        "dynamodbstreams",
                        "get-shard-iterator",
                        "--stream-arn",
                        arn,
                        "--shard-id",
                        shard,
                        "--shard-iterator-type",
                        "TRIM_HORIZON")
                .at("/ShardIterator")
                .asText();
        JsonNode records = aws(server, "dynamodbstreams", "get-records", "--shard-iterator", iterator)
                .at("/Records");
        List<String> told = new ArrayList<>();
        records.forEach(record -> told.add(
                record.at("/eventName").asText() + " " + value(record, "OldImage") + " " + value(record, "NewImage")));
        assertThat(told).containsExactly("INSERT - 1", "MODIFY 1 2", "REMOVE 2 -");
    }

    private static String value(JsonNode record, String image) {
        return record.at("/dynamodb/" + image + "/v/N").asText("-");
    }

    private static JsonNode aws(ServerProcess server, String... arguments) {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--output", "json"));
        FinishedProcess finished = ClientProcess.run(server.clientSettings(), command);
        assertThat(finished.exitCode())
                .as(command + "\n" + finished.everything() + "\n" + server.transcript())
                .isZero();
        String output = String.join("\n", finished.output());
        return output.isBlank() ? MissingNode.getInstance() : Json.parse(output);
    }
}
