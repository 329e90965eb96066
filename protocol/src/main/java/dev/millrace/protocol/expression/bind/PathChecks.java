package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.expression.bind.Problems.Rank;
import dev.millrace.protocol.expression.eval.PathTree;
import dev.millrace.protocol.expression.eval.PathTree.Clash;

/** Checks that the paths of an update or a projection can stand together. */
final class PathChecks {
    private PathChecks() {}

    static void check(PathTree tree, ExpressionErrors errors, Problems problems) {
        Clash overlap = tree.overlap();
        if (overlap != null) {
            problems.note(Rank.OVERLAP, errors.overlappingPaths(overlap.one(), overlap.two()));
        }
        Clash conflict = tree.conflict();
        if (conflict != null) {
            problems.note(Rank.CONFLICT, errors.conflictingPaths(conflict.one(), conflict.two()));
        }
    }
}
