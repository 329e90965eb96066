package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;
import dev.millrace.protocol.constraint.Structure;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;

/** The members that Query and Scan share (source: service model; the order of Select's constants: errors.md 4). */
final class PageMembers {
    static final Member<String> INDEX_NAME = Member.optional("IndexName", Shapes.name());

    static final Member<Select> SELECT = Member.optional(
            "Select",
            Shapes.enumeration(Select.class, "SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES"));

    static final Member<List<String>> ATTRIBUTES_TO_GET =
            Member.optional("AttributesToGet", LegacyMembers.ATTRIBUTES_TO_GET);

    static final Member<AttributeMap> EXCLUSIVE_START_KEY = Member.optional("ExclusiveStartKey", Shapes.attributes());

    static final Member<Boolean> CONSISTENT_READ = Member.optional("ConsistentRead", Shapes.bool());

    static final Member<String> PROJECTION_EXPRESSION = Member.optional("ProjectionExpression", Shapes.text());

    static final Member<String> FILTER_EXPRESSION = Member.optional("FilterExpression", Shapes.text());

    private PageMembers() {}

    /** A member with legacy conditions. */
    static Member<Map<String, Structure>> conditions(String name) {
        return Member.optional(name, LegacyMembers.CONDITIONS);
    }
}
