package dev.millrace.server.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.operation.Capacity;
import dev.millrace.protocol.operation.ConsumedCapacity;
import dev.millrace.protocol.operation.ProjectionType;
import dev.millrace.protocol.operation.ReturnConsumedCapacity;
import dev.millrace.storage.table.CapacitySettings;
import dev.millrace.storage.table.IndexDefinition;
import dev.millrace.storage.table.TableDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of index write units and the example of capacity.md: LSI KEYS_ONLY, one GSI INCLUDE, one GSI ALL. */
class CapacityMeterTest {
    private static final KeyAttribute PK = new KeyAttribute("pk", AttributeType.S);
    private static final KeyAttribute SK = new KeyAttribute("sk", AttributeType.S);
    private static final KeyAttribute L = new KeyAttribute("l", AttributeType.S);
    private static final KeyAttribute G = new KeyAttribute("g", AttributeType.S);
    private static final KeyAttribute H = new KeyAttribute("h", AttributeType.S);
    private static final TableDefinition TABLE = TableDefinition.builder("music", KeySchema.of(PK, SK))
            .attributeDefinitions(List.of(PK, SK, L, G, H))
            .localIndexes(List.of(index(
                    "lsi", IndexDefinition.Scope.LOCAL, KeySchema.of(PK, L), ProjectionType.KEYS_ONLY, List.of())))
            .globalIndexes(List.of(
                    index(
                            "gsi",
                            IndexDefinition.Scope.GLOBAL,
                            KeySchema.of(G, H),
                            ProjectionType.INCLUDE,
                            List.of("a", "set")),
                    index(
                            "gsiall",
                            IndexDefinition.Scope.GLOBAL,
                            KeySchema.of(G, null),
                            ProjectionType.ALL,
                            List.of())))
            .build();

    @Test
    void aNewItemCostsEachIndexItsEntry() {
        assertThat(cost(null, item("g1", "h1", "a", "x"))).isEqualTo(consumed(1, 1, 1, 1));
    }

    @Test
    void aWriteWithoutChangeCostsNoIndex() {
        assertThat(cost(item("g1", "h1", "a", "x"), item("g1", "h1", "a", "x"))).isEqualTo(consumed(1, 0, 0, 0));
    }

    @Test
    void anEntryThatMovesCostsItsOldPlaceAndItsNew() {
        assertThat(cost(item("g1", "h1", "a", "x"), item("g1", "h2", "a", "x"))).isEqualTo(consumed(1, 0, 2, 1));
    }

    @Test
    void whatAnIndexDoesNotProjectCostsItNothing() {
        assertThat(cost(item("g1", "h1", "z", "x"), item("g1", "h1", "z", "y"))).isEqualTo(consumed(1, 0, 0, 1));
    }

    @Test
    void aChangedEntryCostsTheLargerImage() {
        assertThat(cost(item("g1", "h1", "a", "x".repeat(2048)), item("g1", "h1", "a", "y")))
                .isEqualTo(consumed(3, 0, 3, 3));
    }

    @Test
    void aDeletedItemCostsEachIndexItsEntry() {
        assertThat(cost(item("g1", "h1", "a", "x".repeat(1024)), null)).isEqualTo(consumed(2, 1, 2, 2));
    }

    @Test
    void anItemOutsideOfAnIndexCostsItNothing() {
        Item outside = Item.of(Map.of("pk", AttributeValue.s("a"), "sk", AttributeValue.s("b")));

        assertThat(cost(null, outside)).isEqualTo(consumed(1, 0, 0, 0));
        assertThat(cost(outside, item("g1", "h1", "a", "x"))).isEqualTo(consumed(1, 1, 1, 1));
    }

    @Test
    void theOrderOfASetIsNoChange() {
        Item before = with(item("g1", "h1", "a", "x"), new AttributeValue.SS(new LinkedHashSet<>(List.of("p", "q"))));
        Item after = with(item("g1", "h1", "a", "x"), new AttributeValue.SS(new LinkedHashSet<>(List.of("q", "p"))));

        assertThat(cost(before, after)).isEqualTo(consumed(1, 0, 0, 0));
    }

    @Test
    void deletingNothingCostsOneUnit() {
        assertThat(cost(null, null)).isEqualTo(consumed(1, 0, 0, 0));
    }

    @Test
    void totalTellsNoArms() {
        assertThat(CapacityMeter.write(ReturnConsumedCapacity.TOTAL, TABLE, null, item("g1", "h1", "a", "x")))
                .isEqualTo(ConsumedCapacity.total("music", 4));
        assertThat(CapacityMeter.write(ReturnConsumedCapacity.NONE, TABLE, null, null))
                .isNull();
        assertThat(CapacityMeter.write(null, TABLE, null, null)).isNull();
    }

    @Test
    void readsAreRoundedToFourKilobytesAndHalvedIfTheyMayBeStale() {
        assertThat(CapacityMeter.readUnits(0, false)).isEqualTo(0.5);
        assertThat(CapacityMeter.readUnits(4096, true)).isEqualTo(1);
        assertThat(CapacityMeter.readUnits(4097, true)).isEqualTo(2);
        assertThat(CapacityMeter.readUnits(8193, false)).isEqualTo(1.5);
    }

    private static @Nullable ConsumedCapacity cost(@Nullable Item before, @Nullable Item after) {
        return CapacityMeter.write(ReturnConsumedCapacity.INDEXES, TABLE, before, after);
    }

    private static ConsumedCapacity consumed(double table, double lsi, double gsi, double gsiall) {
        Map<String, Capacity> global = new LinkedHashMap<>();
        if (gsi > 0) {
            global.put("gsi", new Capacity(gsi, null, null));
        }
        if (gsiall > 0) {
            global.put("gsiall", new Capacity(gsiall, null, null));
        }
        return new ConsumedCapacity(
                "music",
                table + lsi + gsi + gsiall,
                null,
                null,
                new Capacity(table, null, null),
                lsi > 0 ? Map.of("lsi", new Capacity(lsi, null, null)) : null,
                global.isEmpty() ? null : global);
    }

    private static Item item(String g, String h, String name, String value) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.s("a"));
        attributes.put("sk", AttributeValue.s("b"));
        attributes.put("l", AttributeValue.s("c"));
        attributes.put("g", AttributeValue.s(g));
        attributes.put("h", AttributeValue.s(h));
        attributes.put(name, AttributeValue.s(value));
        return Item.of(attributes);
    }

    private static Item with(Item item, AttributeValue set) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(item.attributes());
        attributes.put("set", set);
        return Item.of(attributes);
    }

    private static IndexDefinition index(
            String name,
            IndexDefinition.Scope scope,
            KeySchema keySchema,
            ProjectionType projection,
            List<String> nonKeyAttributes) {
        return IndexDefinition.active(
                name, scope, keySchema, projection, nonKeyAttributes, CapacitySettings.provisioned(0, 0));
    }
}
