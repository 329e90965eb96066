package dev.millrace.protocol.expression.bind;

import dev.millrace.protocol.error.ExpressionErrors;
import dev.millrace.protocol.expression.ast.DocumentPath;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.PathTemplate;
import dev.millrace.protocol.expression.eval.BoundProjection;
import dev.millrace.protocol.expression.eval.PathTree;
import java.util.ArrayList;
import java.util.List;

/** Binds projections. */
public final class ProjectionBinder {
    private ProjectionBinder() {}

    /**
     * Binds a parsed projection.
     *
     * @throws dev.millrace.protocol.error.ApiException the problem that AWS reports first
     */
    public static BoundProjection bind(List<PathTemplate> templates, Placeholders placeholders) {
        ExpressionErrors errors = ExpressionKind.PROJECTION.errors();
        Problems problems = new Problems();
        List<DocumentPath> paths = new ArrayList<>(templates.size());
        for (PathTemplate template : templates) {
            paths.add(placeholders.path(template, errors, problems));
        }
        problems.raise();
        PathTree tree = PathTree.of(paths);
        PathChecks.check(tree, errors, problems);
        problems.raise();
        return new BoundProjection(paths, tree);
    }
}
