package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.List;
import java.util.Map;

/**
 * RequestItems of the batches: a map from tables, by name or ARN and kept as written.
 *
 * <p>AWS names a bad table, and a list of the wrong length, at the map as a whole (source: errors.md 6.3; for table names
 * inferred from it).
 */
final class TableMapShape<T> extends MapShape<T> {
    private final int lengthMax;

    /**
     * Takes the shape of the values.
     *
     * @param valueType their Java type as AWS prints it
     * @param lengthMax of each value, if these are lists
     */
    TableMapShape(Shape<T> element, String valueType, int lengthMax) {
        super(element, valueType);
        this.lengthMax = lengthMax;
    }

    @Override
    void check(Object value, String path, Violations violations) {
        boolean namesFit = true;
        boolean lengthsFit = true;
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            namesFit &= isTableName((String) entry.getKey());
            if (entry.getValue() instanceof List<?> list) {
                lengthsFit &= !list.isEmpty() && list.size() <= lengthMax;
            }
        }
        if (!namesFit) {
            violations.add(
                    render(value),
                    path,
                    ConstraintTexts.mapMust(
                            "keys",
                            ConstraintTexts.lengthAtMost(ServiceLimits.NAME_LENGTH_MAX),
                            ConstraintTexts.lengthAtLeast(1),
                            ConstraintTexts.pattern(TextShape.NAME_PATTERN)));
        }
        if (!lengthsFit) {
            violations.add(
                    render(value),
                    path,
                    ConstraintTexts.mapMust(
                            "value", ConstraintTexts.lengthAtMost(lengthMax), ConstraintTexts.lengthAtLeast(1)));
        }
        super.check(value, path, violations);
    }

    @Override
    String render(Object value) {
        StringBuilder text = new StringBuilder("{");
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(entry.getKey())
                    .append('=')
                    .append(element.render(entry.getValue()));
        }
        return text.append('}').toString();
    }

    private static boolean isTableName(String nameOrArn) {
        String name = TableNameShape.nameIn(nameOrArn);
        return TextShape.matchesNamePattern(name) && name.length() <= ServiceLimits.NAME_LENGTH_MAX;
    }
}
