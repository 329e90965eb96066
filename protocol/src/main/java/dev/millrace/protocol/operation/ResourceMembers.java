package dev.millrace.protocol.operation;

import dev.millrace.protocol.constraint.Member;
import dev.millrace.protocol.constraint.Shapes;

/** The members that requests about tags and policies share (source: service model). */
final class ResourceMembers {
    static final Member<String> ARN = Member.required("ResourceArn", Shapes.text(1, 1283));

    static final Member<String> EXPECTED_REVISION_ID = Member.optional("ExpectedRevisionId", Shapes.text(1, 255));

    private ResourceMembers() {}
}
