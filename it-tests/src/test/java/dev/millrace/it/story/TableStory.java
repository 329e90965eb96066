package dev.millrace.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.it.fixture.UniqueNames;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Tables: made, described, listed, changed and deleted. */
abstract class TableStory extends Story {
    // Source: AWS's form of a stream label, UTC without a zone.
    private static final Pattern LABEL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");

    TableStory(Function<URI, StoryClient> connect) {
        super(connect);
    }

    @Test
    void createdTableIsDescribedAsItWasAsked() {
        String name = newTable(TableRequests.createWithSortKey(UniqueNames.table("described")));

        TableDescription table = describe(name);

        assertThat(table.tableName()).isEqualTo(name);
        assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:000000000000:table/" + name);
        assertThat(table.tableId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(table.keySchema())
                .extracting(k -> k.attributeName() + " " + k.keyType())
                .containsExactly("pk " + KeyType.HASH, "sk " + KeyType.RANGE);
        assertThat(table.attributeDefinitions())
                .extracting(a -> a.attributeName() + " " + a.attributeTypeAsString())
                .containsExactlyInAnyOrder("pk S", "sk N");
        assertThat(table.provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(table.provisionedThroughput().writeCapacityUnits()).isEqualTo(7);
        assertThat(table.provisionedThroughput().numberOfDecreasesToday()).isZero();
        assertThat(table.itemCount()).isZero();
        assertThat(table.tableSizeBytes()).isZero();
        assertThat(table.creationDateTime()).isNotNull();
    }

    @Test
    void onDemandTableSaysSo() {
        String name = newTable((StreamViewType) null);

        TableDescription table = describe(name);

        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.provisionedThroughput().readCapacityUnits()).isZero();
    }

    @Test
    void tableWithoutStreamCarriesNoStreamMember() {
        TableDescription table = describe(newTable((StreamViewType) null));

        assertThat(table.streamSpecification()).isNull();
        assertThat(table.latestStreamArn()).isNull();
        assertThat(table.latestStreamLabel()).isNull();
    }

    @Test
    void streamMembersStandInTheVeryAnswerOfCreateTable() {
        String name = UniqueNames.table("with-stream");

        TableDescription created = client().createTable(TableRequests.create(name, StreamViewType.NEW_IMAGE))
                .tableDescription();

        assertThat(created.streamSpecification().streamEnabled()).isTrue();
        assertThat(created.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(created.latestStreamLabel()).matches(LABEL);
        assertThat(created.latestStreamArn()).isEqualTo(created.tableArn() + "/stream/" + created.latestStreamLabel());
    }

    @Test
    void streamMembersStandInTheVeryAnswerOfUpdateTable() {
        String name = newTable((StreamViewType) null);

        TableDescription updated = client().updateTable(TableRequests.enableStream(name, StreamViewType.KEYS_ONLY))
                .tableDescription();

        assertThat(updated.streamSpecification().streamViewType()).isEqualTo(StreamViewType.KEYS_ONLY);
        assertThat(updated.latestStreamLabel()).matches(LABEL);
        assertThat(updated.latestStreamArn()).endsWith("/stream/" + updated.latestStreamLabel());
    }

    @Test
    void disabledStreamLeavesItsArnBehind() {
        String name = newTable(StreamViewType.NEW_IMAGE);
        String arn = describe(name).latestStreamArn();

        client().updateTable(TableRequests.disableStream(name));
        TableDescription table = awaitActive(name);

        assertThat(table.streamSpecification()).isNull();
        assertThat(table.latestStreamArn()).isEqualTo(arn);
    }

    @Test
    void enablingAnEnabledStreamIsRefused() {
        String name = newTable(StreamViewType.NEW_IMAGE);

        assertThatThrownBy(() -> client().updateTable(TableRequests.enableStream(name, StreamViewType.OLD_IMAGE)))
                .hasMessageContaining("Table already has an enabled stream: TableName: " + name);
    }

    @Test
    void disablingAStreamThatIsNotThereIsRefused() {
        String name = newTable((StreamViewType) null);

        assertThatThrownBy(() -> client().updateTable(TableRequests.disableStream(name)))
                .hasMessageContaining("Table has no stream to disable");
    }

    @Test
    void secondTableOfANameIsRefused() {
        String name = newTable((StreamViewType) null);

        assertThatThrownBy(() -> client().createTable(TableRequests.create(name, null)))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("Table already exists: " + name);
    }

    @Test
    void listIsInNameOrderAndPagedByName() {
        String prefix = UniqueNames.table("listed");
        List<String> names = List.of(prefix + "-B", prefix + "-C", prefix + "-a");
        names.forEach(name -> newTable(TableRequests.create(name, null)));

        List<String> listed = new ArrayList<>();
        String start = prefix;
        do {
            ListTablesResponse page = client().listTables(ListTablesRequest.builder()
                    .limit(2)
                    .exclusiveStartTableName(start)
                    .build());
            assertThat(page.tableNames()).hasSizeLessThanOrEqualTo(2);
            listed.addAll(page.tableNames());
            start = page.lastEvaluatedTableName();
        } while (start != null);

        assertThat(listed).filteredOn(name -> name.startsWith(prefix)).containsExactlyElementsOf(names);
        assertThat(listed).isSorted();
    }

    @Test
    void deletedTableIsGone() {
        String name = newTable(StreamViewType.NEW_AND_OLD_IMAGES);

        TableDescription deleted = client().deleteTable(
                        DeleteTableRequest.builder().tableName(name).build())
                .tableDescription();

        assertThat(deleted.tableStatus()).isEqualTo(TableStatus.DELETING);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatThrownBy(() -> describe(name))
                        .isInstanceOf(ResourceNotFoundException.class)
                        .hasMessageContaining("Requested resource not found: Table: " + name + " not found"));
    }

    @Test
    void deletingAMissingTableIsRefused() {
        String name = UniqueNames.table("missing");

        assertThatThrownBy(() -> client().deleteTable(
                                DeleteTableRequest.builder().tableName(name).build()))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found: Table: " + name + " not found");
    }

    @Test
    void recreatedTableInheritsNothing() {
        String name = newTable((StreamViewType) null);
        put(name, Values.key("old"));
        String oldId = describe(name).tableId();
        client().deleteTable(DeleteTableRequest.builder().tableName(name).build());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThatThrownBy(() -> describe(name)).isInstanceOf(ResourceNotFoundException.class));

        newTable(TableRequests.create(name, null));

        assertThat(describe(name).tableId()).isNotEqualTo(oldId);
        assertThat(client().getItem(GetItemRequest.builder()
                                .tableName(name)
                                .key(Values.key("old"))
                                .build())
                        .hasItem())
                .isFalse();
    }
}
