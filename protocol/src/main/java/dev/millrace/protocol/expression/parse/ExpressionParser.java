package dev.millrace.protocol.expression.parse;

import dev.millrace.protocol.expression.ast.Condition;
import dev.millrace.protocol.expression.ast.ExpressionKind;
import dev.millrace.protocol.expression.ast.PathTemplate;
import dev.millrace.protocol.expression.ast.UpdateAction;
import dev.millrace.protocol.model.Utf8;
import java.util.List;

/**
 * Turns texts into trees and keeps the trees of the texts used last, because programs send the same few texts again and
 * again. Raises everything that is wrong with a text by itself. Thread-safe.
 */
public final class ExpressionParser {
    /** Longest text of an expression in UTF-8 (source: developer guide, quotas). */
    public static final int EXPRESSION_BYTES_MAX = 4096;

    private final TreeCache<Condition> conditions = new TreeCache<>();
    private final TreeCache<List<UpdateAction>> updates = new TreeCache<>();
    private final TreeCache<List<PathTemplate>> projections = new TreeCache<>();

    /** The tree of a condition, filter or key condition; the three share their grammar and so their trees. */
    public Condition condition(ExpressionKind kind, String text) {
        Condition known = conditions.find(text);
        if (known != null) {
            return known;
        }
        checkSize(kind, text);
        return conditions.keep(text, new ConditionParser(kind, text).parse());
    }

    /** The actions of an update expression in the order of the text. */
    public List<UpdateAction> update(String text) {
        List<UpdateAction> known = updates.find(text);
        if (known != null) {
            return known;
        }
        checkSize(ExpressionKind.UPDATE, text);
        return updates.keep(text, new UpdateParser(text).parse());
    }

    /** The paths of a projection in the order of the text. */
    public List<PathTemplate> projection(String text) {
        List<PathTemplate> known = projections.find(text);
        if (known != null) {
            return known;
        }
        checkSize(ExpressionKind.PROJECTION, text);
        return projections.keep(text, new ProjectionParser(text).parse());
    }

    private static void checkSize(ExpressionKind kind, String text) {
        if (text.isEmpty()) {
            throw kind.errors().empty();
        }
        int sizeBytes = Utf8.size(text);
        if (sizeBytes > EXPRESSION_BYTES_MAX) {
            throw kind == ExpressionKind.UPDATE
                    ? kind.errors().updateTooLong()
                    : kind.errors().tooLong(sizeBytes);
        }
    }
}
