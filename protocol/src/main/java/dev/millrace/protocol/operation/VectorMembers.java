package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.constraint.StructureShape;
import java.util.List;

/** The shapes of vector indexes in requests (source: service model of 2026-08). */
final class VectorMembers {
    private static final Member<String> ATTRIBUTE_NAME =
            Member.required("AttributeName", TableMembers.KEY_ATTRIBUTE_NAME);
    private static final Member<Structure> VECTOR_ATTRIBUTE =
            Member.required("VectorAttribute", StructureShape.of("VectorAttributeDefinition", ATTRIBUTE_NAME));
    private static final Member<String> SEARCH_ATTRIBUTE_NAME =
            Member.required("AttributeName", Shapes.text(0, 65_535));
    private static final Member<SearchSchemaElementType> SEARCH_TYPE = Member.required(
            "SearchSchemaElementType", Shapes.enumeration(SearchSchemaElementType.class, "HASH, INLINE_FILTER"));
    private static final Member<List<Structure>> SEARCH_SCHEMA = Member.optional(
            "SearchSchema",
            Shapes.list(
                    StructureShape.of("SearchSchemaElement", SEARCH_ATTRIBUTE_NAME, SEARCH_TYPE),
                    1,
                    Integer.MAX_VALUE));
    private static final Member<Long> DIMENSIONS = Member.required("Dimensions", Shapes.longInteger(1));
    private static final Member<VectorDistanceFunction> DISTANCE_FUNCTION = Member.required(
            "DistanceFunction", Shapes.enumeration(VectorDistanceFunction.class, "COSINE, DOT_PRODUCT, EUCLIDEAN"));

    static final StructureShape VECTOR_INDEX = vectorIndex("VectorIndex");

    private static final Member<Structure> CREATE = Member.optional("Create", vectorIndex("CreateVectorIndexAction"));
    private static final Member<Structure> DELETE =
            Member.optional("Delete", StructureShape.of("DeleteVectorIndexAction", IndexMembers.INDEX_NAME));

    static final StructureShape VECTOR_INDEX_UPDATE = StructureShape.of("VectorIndexUpdate", CREATE, DELETE);

    private VectorMembers() {}

    static VectorIndex vectorIndex(Structure from) {
        return new VectorIndex(
                from.require(IndexMembers.INDEX_NAME),
                from.require(VECTOR_ATTRIBUTE).require(ATTRIBUTE_NAME),
                Absent.mapIfPresent(from.find(SEARCH_SCHEMA), VectorMembers::searchSchemaElement),
                IndexMembers.projection(from),
                from.require(DIMENSIONS),
                from.require(DISTANCE_FUNCTION));
    }

    static VectorIndexUpdate vectorIndexUpdate(Structure from) {
        return new VectorIndexUpdate(
                Absent.convert(from.find(CREATE), VectorMembers::vectorIndex),
                Absent.convert(from.find(DELETE), delete -> delete.require(IndexMembers.INDEX_NAME)));
    }

    private static VectorIndex.SearchSchemaElement searchSchemaElement(Structure from) {
        return new VectorIndex.SearchSchemaElement(from.require(SEARCH_ATTRIBUTE_NAME), from.require(SEARCH_TYPE));
    }

    private static StructureShape vectorIndex(String name) {
        return StructureShape.of(
                name,
                IndexMembers.INDEX_NAME,
                VECTOR_ATTRIBUTE,
                SEARCH_SCHEMA,
                IndexMembers.PROJECTION,
                DIMENSIONS,
                DISTANCE_FUNCTION);
    }
}
