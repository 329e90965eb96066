package dev.millrace.it.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.it.fixture.Json;
import dev.millrace.it.fixture.RawAnswer;
import dev.millrace.it.fixture.RawConnection;
import dev.millrace.it.fixture.RawRequest;
import dev.millrace.it.fixture.RunningServer;
import dev.millrace.it.fixture.UniqueNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Expiry as clients see it: the item goes from the table and its indexes, and the stream names the service. */
class TimeToLiveIT {
    /** On DynamoDB itself this takes days; the case is for servers on this machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void anExpiredItemGoesEverywhereAndTheStreamNamesTheService() {
        String name = UniqueNames.table("expiring");
        try (RunningServer server = RunningServer.inMemory()) {
            URI endpoint = server.endpoint();
            String table = "{'TableName':'" + name + "'";
            JsonNode created = call(
                    endpoint,
                    "CreateTable",
                    table + ",'BillingMode':'PAY_PER_REQUEST'"
                            + ",'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}]"
                            + ",'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}"
                            + ",{'AttributeName':'until','AttributeType':'N'}]"
                            + ",'GlobalSecondaryIndexes':[{'IndexName':'by-until'"
                            + ",'KeySchema':[{'AttributeName':'until','KeyType':'HASH'}]"
                            + ",'Projection':{'ProjectionType':'ALL'}}]"
                            + ",'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'OLD_IMAGE'}}");
            call(endpoint, "PutItem", table + ",'Item':{'pk':{'S':'before'},'until':{'N':'1767225600'}}}");
            call(
                    endpoint,
                    "UpdateTimeToLive",
                    table + ",'TimeToLiveSpecification':{'Enabled':true,'AttributeName':'until'}}");
            call(endpoint, "PutItem", table + ",'Item':{'pk':{'S':'after'},'until':{'N':'176722560e1'}}}");
            call(endpoint, "PutItem", table + ",'Item':{'pk':{'S':'later'},'until':{'N':'17672256000'}}}");

            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode described =
                        call(endpoint, "DescribeTable", table + "}").get("Table");
                assertThat(described.get("ItemCount").asInt()).isEqualTo(1);
                assertThat(described.at("/GlobalSecondaryIndexes/0/ItemCount").asInt())
                        .isEqualTo(1);
            });

            JsonNode records = records(
                    endpoint, created.at("/TableDescription/LatestStreamArn").asText());
            assertThat(removals(records)).containsExactlyInAnyOrder("before", "after");
            assertThat(records).hasSize(5);
        }
    }

    /** The keys of the removed items: the sweep runs beside the writes, so its records may stand between theirs. */
    private static List<String> removals(JsonNode records) {
        List<String> keys = new ArrayList<>();
        for (JsonNode change : records) {
            if (change.get("eventName").asText().equals("REMOVE")) {
                assertThat(change.get("userIdentity").toString())
                        .isEqualTo("{\"PrincipalId\":\"dynamodb.amazonaws.com\",\"Type\":\"Service\"}");
                keys.add(change.at("/dynamodb/Keys/pk/S").asText());
            }
        }
        return keys;
    }

    private static JsonNode records(URI endpoint, String streamArn) {
        String stream = "{'StreamArn':'" + streamArn + "'";
        JsonNode description = call(endpoint, "DescribeStream", stream + "}");
        String shardId = description.at("/StreamDescription/Shards/0/ShardId").asText();
        JsonNode iterator = call(
                endpoint,
                "GetShardIterator",
                stream + ",'ShardId':'" + shardId + "','ShardIteratorType':'TRIM_HORIZON'}");
        return call(
                        endpoint,
                        "GetRecords",
                        "{'ShardIterator':'" + iterator.get("ShardIterator").asText() + "'}")
                .get("Records");
    }

    private static JsonNode call(URI endpoint, String operation, String request) {
        try {
            RawAnswer answer = RawConnection.once(
                    endpoint, RawRequest.call(operation, Json.quoted(request).toString()));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return Json.parse(answer.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
