package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.PathTemplate;
import java.util.ArrayList;
import java.util.List;

/** Parses projections: paths and commas. */
final class ProjectionParser extends TokenCursor {
    ProjectionParser(String text) {
        super(ExpressionKind.PROJECTION, text);
    }

    List<PathTemplate> parse() {
        List<PathTemplate> paths = new ArrayList<>();
        do {
            paths.add(path());
        } while (accept(TokenType.COMMA));
        finish();
        return List.copyOf(paths);
    }
}
