package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definition of a table: its name within the test, its key and its indexes. */
record TableShape(String name, KeyAttribute hash, Optional<KeyAttribute> range, List<IndexShape> indexes) {

    List<KeyAttribute> keyAttributes() {
        List<KeyAttribute> all = new ArrayList<>(List.of(hash));
        range.ifPresent(all::add);
        return all;
    }

    List<KeyAttribute> rangeAttributes() {
        return range.map(List::of).orElse(List.of());
    }

    Item key(Item item) {
        return item.only(keyAttributes().stream().map(KeyAttribute::name).toList());
    }

    /** The key attributes of all indexes, each once, but for those of the table itself. */
    List<KeyAttribute> indexAttributes() {
        Map<String, KeyAttribute> byName = new LinkedHashMap<>();
        indexes.forEach(index -> index.keyAttributes().forEach(key -> byName.put(key.name(), key)));
        keyAttributes().forEach(key -> byName.remove(key.name()));
        return List.copyOf(byName.values());
    }

    TableShape withIndexes(List<IndexShape> others) {
        return new TableShape(name, hash, range, List.copyOf(others));
    }

    /** The request that makes this table under a name. */
    ObjectNode createRequest(String tableName) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("TableName", tableName)
                .put("BillingMode", "PAY_PER_REQUEST");
        request.set("KeySchema", IndexShape.keySchema(List.of(hash), rangeAttributes()));
        ArrayNode definitions = request.putArray("AttributeDefinitions");
        define(definitions, keyAttributes());
        define(definitions, indexAttributes());
        addIndexes(request, "LocalSecondaryIndexes", true);
        addIndexes(request, "GlobalSecondaryIndexes", false);
        request.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return request;
    }

    static void define(ArrayNode definitions, List<KeyAttribute> attributes) {
        attributes.forEach(
                key -> definitions.addObject().put("AttributeName", key.name()).put("AttributeType", key.type()));
    }

    private void addIndexes(ObjectNode request, String member, boolean local) {
        List<IndexShape> chosen =
                indexes.stream().filter(index -> index.isLocal() == local).toList();
        if (!chosen.isEmpty()) {
            ArrayNode array = request.putArray(member);
            chosen.forEach(index -> array.add(index.json()));
        }
    }
}
