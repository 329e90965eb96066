package dev.millrace.protocol.operation;

import dev.millrace.protocol.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a description that tables and indexes share, and the indexes. */
final class IndexDescriptionJson {
    private IndexDescriptionJson() {}

    static void keySchema(List<KeySchemaElement> elements, JsonWriter out) {
        out.name("KeySchema").beginArray();
        for (KeySchemaElement element : elements) {
            out.beginObject();
            out.name("AttributeName").value(element.attributeName());
            AnswerJson.constant("KeyType", element.keyType(), out);
            out.endObject();
        }
        out.endArray();
    }

    static void provisionedThroughput(@Nullable ProvisionedThroughputDescription throughput, JsonWriter out) {
        if (throughput == null) {
            return;
        }
        out.name("ProvisionedThroughput").beginObject();
        AnswerJson.time("LastIncreaseDateTime", throughput.lastIncreaseDateTime(), out);
        AnswerJson.time("LastDecreaseDateTime", throughput.lastDecreaseDateTime(), out);
        out.name("NumberOfDecreasesToday").value(throughput.numberOfDecreasesToday());
        out.name("ReadCapacityUnits").value(throughput.readCapacityUnits());
        out.name("WriteCapacityUnits").value(throughput.writeCapacityUnits());
        out.endObject();
    }

    static void onDemandThroughput(@Nullable OnDemandThroughput throughput, JsonWriter out) {
        if (throughput == null) {
            return;
        }
        out.name("OnDemandThroughput").beginObject();
        AnswerJson.number("MaxReadRequestUnits", throughput.maxReadRequestUnits(), out);
        AnswerJson.number("MaxWriteRequestUnits", throughput.maxWriteRequestUnits(), out);
        out.endObject();
    }

    static void warmThroughput(@Nullable WarmThroughputDescription throughput, JsonWriter out) {
        if (throughput == null) {
            return;
        }
        out.name("WarmThroughput").beginObject();
        AnswerJson.number("ReadUnitsPerSecond", throughput.readUnitsPerSecond(), out);
        AnswerJson.number("WriteUnitsPerSecond", throughput.writeUnitsPerSecond(), out);
        AnswerJson.constant("Status", throughput.status(), out);
        out.endObject();
    }

    static void localIndexes(@Nullable List<LocalSecondaryIndexDescription> indexes, JsonWriter out) {
        if (indexes == null) {
            return;
        }
        out.name("LocalSecondaryIndexes").beginArray();
        for (LocalSecondaryIndexDescription index : indexes) {
            out.beginObject();
            out.name("IndexName").value(index.indexName());
            keySchema(index.keySchema(), out);
            projection(index.projection(), out);
            extent(index.indexSizeBytes(), index.itemCount(), index.indexArn(), out);
            out.endObject();
        }
        out.endArray();
    }

    static void globalIndexes(@Nullable List<GlobalSecondaryIndexDescription> indexes, JsonWriter out) {
        if (indexes == null) {
            return;
        }
        out.name("GlobalSecondaryIndexes").beginArray();
        for (GlobalSecondaryIndexDescription index : indexes) {
            out.beginObject();
            out.name("IndexName").value(index.indexName());
            keySchema(index.keySchema(), out);
            projection(index.projection(), out);
            AnswerJson.constant("IndexStatus", index.indexStatus(), out);
            AnswerJson.bool("Backfilling", index.backfilling(), out);
            provisionedThroughput(index.provisionedThroughput(), out);
            extent(index.indexSizeBytes(), index.itemCount(), index.indexArn(), out);
            onDemandThroughput(index.onDemandThroughput(), out);
            warmThroughput(index.warmThroughput(), out);
            out.endObject();
        }
        out.endArray();
    }

    static void vectorIndexes(@Nullable List<VectorIndexDescription> descriptions, JsonWriter out) {
        if (descriptions == null) {
            return;
        }
        out.name("VectorIndexes").beginArray();
        for (VectorIndexDescription description : descriptions) {
            VectorIndex index = description.index();
            out.beginObject();
            out.name("IndexName").value(index.indexName());
            searchSchema(index.searchSchema(), out);
            projection(index.projection(), out);
            out.name("VectorAttribute").beginObject();
            out.name("AttributeName").value(index.vectorAttributeName());
            out.endObject();
            out.name("Dimensions").value(index.dimensions());
            AnswerJson.constant("DistanceFunction", index.distanceFunction(), out);
            AnswerJson.constant("IndexStatus", description.indexStatus(), out);
            AnswerJson.bool("Backfilling", description.backfilling(), out);
            extent(description.indexSizeBytes(), description.itemCount(), description.indexArn(), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void searchSchema(@Nullable List<VectorIndex.SearchSchemaElement> elements, JsonWriter out) {
        if (elements == null) {
            return;
        }
        out.name("SearchSchema").beginArray();
        for (VectorIndex.SearchSchemaElement element : elements) {
            out.beginObject();
            out.name("AttributeName").value(element.attributeName());
            AnswerJson.constant("SearchSchemaElementType", element.searchSchemaElementType(), out);
            out.endObject();
        }
        out.endArray();
    }

    private static void projection(Projection projection, JsonWriter out) {
        out.name("Projection").beginObject();
        AnswerJson.constant("ProjectionType", projection.projectionType(), out);
        List<String> names = projection.nonKeyAttributes();
        if (names != null) {
            out.name("NonKeyAttributes").beginArray();
            for (String name : names) {
                out.value(name);
            }
            out.endArray();
        }
        out.endObject();
    }

    private static void extent(long sizeBytes, long itemCount, String arn, JsonWriter out) {
        out.name("IndexSizeBytes").value(sizeBytes);
        out.name("ItemCount").value(itemCount);
        out.name("IndexArn").value(arn);
    }
}
