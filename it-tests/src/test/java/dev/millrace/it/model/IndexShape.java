package dev.millrace.it.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The definition of an index, as a request writes it down. */
record IndexShape(
        String name,
        boolean isLocal,
        List<KeyAttribute> hash,
        List<KeyAttribute> range,
        String projection,
        List<String> nonKeyAttributes) {

    List<KeyAttribute> keyAttributes() {
        List<KeyAttribute> all = new ArrayList<>(hash);
        all.addAll(range);
        return all;
    }

    boolean projectsAll() {
        return projection.equals("ALL");
    }

    /** Whether an item is in this index: it has every key attribute, each of its type. */
    boolean holds(Item item) {
        return keyAttributes().stream().allMatch(key -> {
            Value value = item.find(key.name());
            return value != null && value.is(key.type());
        });
    }

    /** What the index shows of an item of this table. */
    Item project(TableShape table, Item item) {
        return projectsAll() ? item : item.only(projectedNames(table));
    }

    /** The attributes that this index surely has. */
    Set<String> projectedNames(TableShape table) {
        Set<String> names = new HashSet<>(nonKeyAttributes);
        keyAttributes().forEach(key -> names.add(key.name()));
        table.keyAttributes().forEach(key -> names.add(key.name()));
        return names;
    }

    ObjectNode json() {
        ObjectNode index = JsonNodeFactory.instance.objectNode().put("IndexName", name);
        index.set("KeySchema", keySchema(hash, range));
        ObjectNode projected = index.putObject("Projection").put("ProjectionType", projection);
        if (!nonKeyAttributes.isEmpty()) {
            ArrayNode names = projected.putArray("NonKeyAttributes");
            nonKeyAttributes.forEach(names::add);
        }
        return index;
    }

    static ArrayNode keySchema(List<KeyAttribute> hash, List<KeyAttribute> range) {
        ArrayNode schema = JsonNodeFactory.instance.arrayNode();
        hash.forEach(key -> schema.addObject().put("AttributeName", key.name()).put("KeyType", "HASH"));
        range.forEach(key -> schema.addObject().put("AttributeName", key.name()).put("KeyType", "RANGE"));
        return schema;
    }
}
