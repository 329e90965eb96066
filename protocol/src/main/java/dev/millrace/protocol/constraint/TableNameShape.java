package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.ConstraintTexts;
import dev.millrace.protocol.error.ConstraintViolation;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.limit.ServiceLimits;
import java.util.List;

/**
 * The name of a table, or its ARN, which is read as the name in it. The rules differ by family of operations (source:
 * the table of errors.md section 4).
 */
final class TableNameShape extends Shape<String> {
    private static final String ARN_START = "arn:";
    private static final int ARN_PART_COUNT = 6;
    private static final String ARN_RESOURCE_START = "table/";

    private final Family family;

    TableNameShape(Family family) {
        this.family = family;
    }

    /** The operations whose rules agree. */
    enum Family {
        /** GetItem, Query, Scan: an empty name is named with all else. */
        READ,
        /** PutItem, UpdateItem, DeleteItem: an empty name is named alone. */
        WRITE,
        /** CreateTable. */
        CREATE,
        /** DescribeTable, DeleteTable, UpdateTable. */
        TABLE
    }

    @Override
    Object read(JsonReader in, Place place) {
        return nameIn(in.text());
    }

    @Override
    void checkAbsent(String path, Violations violations) {
        switch (family) {
            case READ, WRITE -> violations.add(null, path, ConstraintTexts.NOT_NULL);
            case CREATE, TABLE -> violations.addAlone(RequestErrors.missingTableName());
        }
    }

    @Override
    void check(Object value, String path, Violations violations) {
        String name = (String) value;
        if (name.length() < ServiceLimits.NAME_LENGTH_MIN && checkShort(name, path, violations)) {
            return;
        }
        if (isLongArn(name)) {
            violations.add(name, path, ConstraintTexts.lengthAtMost(ServiceLimits.TABLE_ARN_LENGTH_MAX));
            return;
        }
        if (!TextShape.matchesNamePattern(name)) {
            violations.add(name, path, ConstraintTexts.pattern(TextShape.NAME_PATTERN));
        }
        if (name.length() > ServiceLimits.NAME_LENGTH_MAX) {
            violations.add(name, path, ConstraintTexts.lengthAtMost(ServiceLimits.NAME_LENGTH_MAX));
        }
    }

    /** Judges a name under three characters; true if nothing more is to be said about it. */
    private boolean checkShort(String name, String path, Violations violations) {
        if (family == Family.TABLE) {
            violations.addAlone(RequestErrors.shortTableName());
            return true;
        }
        if (name.isEmpty()) {
            ConstraintViolation violation = ConstraintTexts.emptyTableName(path);
            if (family == Family.READ) {
                violations.add(violation);
            } else {
                violations.addAlone(ConstraintTexts.violations(List.of(violation)));
            }
            return true;
        }
        if (family == Family.CREATE) {
            violations.add(name, path, ConstraintTexts.lengthAtLeast(ServiceLimits.NAME_LENGTH_MIN));
        }
        return false;
    }

    private static boolean isLongArn(String text) {
        return text.length() > ServiceLimits.TABLE_ARN_LENGTH_MAX && text.startsWith(ARN_START);
    }

    /** The name in the ARN of a table; any other text is a name, good or bad. */
    static String nameIn(String text) {
        if (!text.startsWith(ARN_START) || isLongArn(text)) {
            return text;
        }
        String[] parts = text.split(":", ARN_PART_COUNT);
        boolean isTable = parts.length == ARN_PART_COUNT
                && parts[2].equals("dynamodb")
                && parts[5].startsWith(ARN_RESOURCE_START);
        return isTable ? parts[5].substring(ARN_RESOURCE_START.length()) : text;
    }
}
