package dev.millrace.storage.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.error.TableErrors;
import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.BillingMode;
import dev.millrace.protocol.operation.ContributorInsightsMode;
import dev.millrace.protocol.operation.OnDemandThroughput;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.SseType;
import dev.millrace.protocol.operation.StreamViewType;
import dev.millrace.protocol.operation.TableClass;
import dev.millrace.protocol.operation.TableClassSummary;
import dev.millrace.protocol.operation.TableStatus;
import dev.millrace.protocol.operation.WarmThroughput;
import dev.millrace.storage.kv.OrderedStore;
import dev.millrace.storage.kv.StoreException;
import dev.millrace.storage.kv.fault.Fault;
import dev.millrace.storage.kv.fault.FaultInjectingStore;
import dev.millrace.storage.kv.fault.FaultPlan;
import dev.millrace.storage.kv.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TableCatalogTest {
    private final OrderedStore store = new MemoryStore();
    private final TableCatalog catalog = new TableCatalog(store, ChangeCapture.NONE);
    private final ItemStore items = new ItemStore(store, catalog, ChangeCapture.NONE);

    @Test
    void aDefinitionWithAllSettingsSurvivesStoring() {
        KeyAttribute pk = new KeyAttribute("pk", AttributeType.S);
        KeyAttribute sk = new KeyAttribute("sk", AttributeType.N);
        CapacitySettings capacity = new CapacitySettings(
                BillingMode.PAY_PER_REQUEST,
                0,
                0,
                Tables.NOW,
                Tables.NOW.plusMillis(1),
                3,
                Tables.NOW,
                new OnDemandThroughput(40L, -1L),
                new WarmThroughput(12000L, null));
        IndexDefinition local = IndexDefinition.active(
                "by-sk",
                IndexDefinition.Scope.LOCAL,
                KeySchema.of(sk, pk),
                ProjectionType.INCLUDE,
                List.of("one", "two"),
                CapacitySettings.provisioned(5, 6));
        IndexDefinition global = new IndexDefinition(
                0,
                "by-all",
                IndexDefinition.Scope.GLOBAL,
                new KeySchema(List.of(sk, pk), List.of(pk)),
                ProjectionType.ALL,
                List.of(),
                CapacitySettings.payPerRequest(Tables.NOW),
                IndexState.CREATING);
        TableDefinition table = TableDefinition.builder("all-of-it", KeySchema.of(pk, sk))
                .tableId("0a7bb8c1-0000-4000-8000-000000000001")
                .arn("arn:aws:dynamodb:us-east-1:000000000000:table/all-of-it")
                .created(Tables.NOW)
                .attributeDefinitions(List.of(sk, pk))
                .localIndexes(List.of(local))
                .globalIndexes(List.of(global, global))
                .capacity(capacity)
                .tableClass(new TableClassSummary(TableClass.STANDARD_INFREQUENT_ACCESS, Tables.NOW))
                .encryption(new EncryptionSettings(SseType.KMS, "arn:aws:kms:us-east-1:000000000000:key/k"))
                .deletionProtected(true)
                .tags(Map.of("team", "streams", "empty", ""))
                .latestStream(new TableStream(7, "label", "arn", StreamViewType.OLD_IMAGE, false))
                .state(new TableState(TableStatus.UPDATING, Tables.NOW, List.of(global.withId(9))))
                .timeToLive(new TimeToLive("until"))
                .timeToLiveChange(new TimeToLiveChange("until", Tables.NOW, Tables.NOW.plusSeconds(3)))
                .attachments(TableAttachments.NONE
                        .withRecovery(new PointInTimeRecovery(Tables.NOW, 7))
                        .withInsights(
                                new ContributorInsights(null, true, ContributorInsightsMode.THROTTLED_KEYS, Tables.NOW))
                        .withInsights(new ContributorInsights(
                                "by-sk", false, ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS, Tables.NOW))
                        .withPolicy("arn:table", new ResourcePolicy("{}", "1")))
                .build()
                .withId(42);

        assertThat(TableDefinitionCodec.decode(TableDefinitionCodec.encode(table)))
                .isEqualTo(table);
    }

    @Test
    void aTableThatExistsIsNotCreatedAgain() {
        catalog.create(Tables.draft("music"), null, Tables.NOW);

        assertThatThrownBy(() -> catalog.create(Tables.draft("music"), null, Tables.NOW))
                .isInstanceOf(ApiException.class)
                .hasMessage("Table already exists: music");
    }

    @Test
    void anUnknownTableIsRefusedInTheWordsOfItsCaller() {
        assertThat(catalog.find("music")).isEmpty();
        assertThatThrownBy(() -> catalog.require("music")).hasMessage("Requested resource not found");
        assertThatThrownBy(() -> catalog.update("music", (before, streams) -> before, Tables.NOW))
                .hasMessage("Requested resource not found: Table: music not found");
        assertThatThrownBy(() -> catalog.delete("music", table -> {}, Tables.NOW))
                .hasMessage("Requested resource not found: Table: music not found");
    }

    @Test
    void aTableCreatedAnewInheritsNothing() {
        TableDefinition old = catalog.create(Tables.draft("music"), null, Tables.NOW);
        Tables.put(items, old, Tables.item("a", "v", AttributeValue.n(1)));
        catalog.delete("music", table -> {}, Tables.NOW);
        TableDefinition fresh = catalog.create(Tables.draft("music"), null, Tables.NOW);

        assertThat(fresh.id()).isGreaterThan(old.id());
        assertThat(items.find(fresh, Tables.key("a"))).isNull();
        assertThat(items.statistics(fresh)).isEqualTo(new TableStatistics(0, 0));
        assertThat(items.statistics(old)).isEqualTo(new TableStatistics(0, 0));
        WriteResult late = Tables.write(items, old, "a", before -> Tables.item("a", "v", AttributeValue.n(2)));
        assertThat(late)
                .isInstanceOfSatisfying(
                        WriteResult.Refused.class,
                        refused -> assertThat(refused.cause()).hasMessage("Requested resource not found"));
    }

    /** The engine lost track of a commit that happened, so what was remembered is perhaps wrong. */
    @Test
    void aTableDeletedWithUnknownOutcomeIsNotRemembered() {
        FaultInjectingStore faulty = new FaultInjectingStore(store, FaultPlan.none());
        TableCatalog over = new TableCatalog(faulty, ChangeCapture.NONE);
        over.create(Tables.draft("music"), null, Tables.NOW);
        over.require("music");
        faulty.follow(FaultPlan.script(Fault.UNKNOWN_WRITTEN));

        assertThatThrownBy(() -> over.delete("music", table -> {}, Tables.NOW)).isInstanceOf(StoreException.class);

        assertThat(over.find("music")).isEmpty();
    }

    @Test
    void namesAreListedInByteOrderAndPages() {
        for (String name : List.of("b.1", "a-1", "B.1", "a_1", "a.1", "a.10")) {
            catalog.create(Tables.draft(name), null, Tables.NOW);
        }

        assertThat(catalog.list(null, 100))
                .isEqualTo(new TableNames(List.of("B.1", "a-1", "a.1", "a.10", "a_1", "b.1"), null));
        assertThat(catalog.list(null, 2)).isEqualTo(new TableNames(List.of("B.1", "a-1"), "a-1"));
        assertThat(catalog.list("a.1", 2)).isEqualTo(new TableNames(List.of("a.10", "a_1"), "a_1"));
        assertThat(catalog.list("a_0", 2)).isEqualTo(new TableNames(List.of("a_1", "b.1"), null));
    }

    @Test
    void anUpdateIsSeenAtOnceAndARefusedOneNever() {
        catalog.create(Tables.draft("music"), null, Tables.NOW);
        assertThat(catalog.require("music").deletionProtected()).isFalse();

        catalog.update(
                "music",
                (before, streams) -> before.toBuilder().deletionProtected(true).build(),
                Tables.NOW);
        assertThatThrownBy(() -> catalog.delete(
                        "music",
                        table -> {
                            if (table.deletionProtected()) {
                                throw TableErrors.deletionProtected();
                            }
                        },
                        Tables.NOW))
                .isInstanceOf(ApiException.class);

        assertThat(catalog.require("music").deletionProtected()).isTrue();
    }

    @Test
    void definitionsSurviveReopening() {
        TableDefinition created = catalog.create(Tables.draft("music"), null, Tables.NOW);

        assertThat(new TableCatalog(store, ChangeCapture.NONE).find("music")).contains(created);
    }

    @Test
    void manyCreateAndDeleteTheSameTableAndOnlyTheExpectedErrorsAppear() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        AtomicInteger live = new AtomicInteger();
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                boolean creates = worker % 2 == 0;
                workers.add(pool.submit(() -> {
                    for (int round = 0; round < 300; round++) {
                        try {
                            if (creates) {
                                catalog.create(Tables.draft("music"), null, Tables.NOW);
                                live.incrementAndGet();
                            } else {
                                catalog.delete("music", table -> {}, Tables.NOW);
                                live.decrementAndGet();
                            }
                        } catch (ApiException e) {
                            assertThat(e.type())
                                    .isEqualTo(creates ? ErrorType.RESOURCE_IN_USE : ErrorType.RESOURCE_NOT_FOUND);
                        }
                    }
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(catalog.find("music").isPresent()).isEqualTo(live.get() == 1);
        assertThat(live.get()).isBetween(0, 1);
    }
}
