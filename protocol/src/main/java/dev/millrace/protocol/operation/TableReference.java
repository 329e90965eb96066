package dev.millrace.protocol.operation;

/** The TableName member, which may hold a table's name or its ARN (source: service model, {@code TableArn}). */
public final class TableReference {
    private static final String RESOURCE = ":table/";

    private TableReference() {}

    /** The name of the table that a request means. */
    public static String name(String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return nameOrArn;
        }
        int resource = nameOrArn.indexOf(RESOURCE);
        return resource < 0 ? nameOrArn : nameOrArn.substring(resource + RESOURCE.length());
    }
}
