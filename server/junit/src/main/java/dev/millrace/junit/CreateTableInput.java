package dev.millrace.junit;

/** Writes a {@link Table} as the input of the AWS CLI's create-table. */
final class CreateTableInput {
    private CreateTableInput() {}

    static String of(Table table) {
        StringBuilder json = new StringBuilder("{\"TableName\":").append(quoted(table.name()));
        json.append(",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":[");
        json.append(definition(table.partitionKey(), table.partitionKeyType()));
        boolean sorted = !table.sortKey().isEmpty();
        if (sorted) {
            json.append(',').append(definition(table.sortKey(), table.sortKeyType()));
        }
        json.append("],\"KeySchema\":[").append(key(table.partitionKey(), "HASH"));
        if (sorted) {
            json.append(',').append(key(table.sortKey(), "RANGE"));
        }
        json.append(']');
        if (table.stream() != Table.Stream.OFF) {
            json.append(",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"")
                    .append(table.stream())
                    .append("\"}");
        }
        return json.append('}').toString();
    }

    private static String definition(String attribute, Table.KeyType type) {
        return "{\"AttributeName\":" + quoted(attribute) + ",\"AttributeType\":\"" + type + "\"}";
    }

    private static String key(String attribute, String type) {
        return "{\"AttributeName\":" + quoted(attribute) + ",\"KeyType\":\"" + type + "\"}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
