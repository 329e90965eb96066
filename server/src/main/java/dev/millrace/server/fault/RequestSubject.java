package dev.millrace.server.fault;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.json.JsonReader.Place;
import dev.millrace.protocol.operation.TableReference;
import java.util.HashSet;
import java.util.Set;

/**
 * What a request is about, as far as its body tells without knowing its operation.
 *
 * @param tables names of the tables, empty for a request about none or one that cannot be read
 * @param actionCount number of the actions of a transaction, otherwise 0
 */
record RequestSubject(Set<String> tables, int actionCount) {
    private static final String STREAM = "/stream/";

    RequestSubject {
        tables = Set.copyOf(tables);
    }

    /** Reads a body; one that is broken is about nothing, and left to its operation to refuse. */
    static RequestSubject read(byte[] body, int bodySize) {
        Set<String> tables = new HashSet<>();
        try {
            JsonReader in = JsonReader.of(body, 0, bodySize);
            in.beginDocument();
            int actionCount = 0;
            for (String member = in.nextMember(); member != null; member = in.nextMember()) {
                if (in.isNull()) {
                    continue;
                }
                switch (member) {
                    case "TableName", "ResourceArn" -> tables.add(TableReference.name(in.text()));
                    case "StreamArn", "ShardIterator" -> tables.add(tableOfStream(in.text()));
                    case "RequestItems" -> readTables(in, tables);
                    case "TransactItems", "TransactStatements" -> actionCount = readActions(in, tables);
                    default -> in.skip();
                }
            }
            return new RequestSubject(tables, actionCount);
        } catch (ApiException unreadable) {
            return new RequestSubject(Set.of(), 0);
        }
    }

    /** The subject of a request with a stream's ARN, or an iterator, which begins with one. */
    static RequestSubject ofStream(String arnOrIterator) {
        return new RequestSubject(Set.of(tableOfStream(arnOrIterator)), 0);
    }

    private static String tableOfStream(String arnOrIterator) {
        int stream = arnOrIterator.indexOf(STREAM);
        return TableReference.name(stream < 0 ? arnOrIterator : arnOrIterator.substring(0, stream));
    }

    private static void readTables(JsonReader in, Set<String> tables) {
        in.enterMap("", Place.MEMBER);
        for (String table = in.nextMember(); table != null; table = in.nextMember()) {
            tables.add(TableReference.name(table));
            in.skip();
        }
    }

    private static int readActions(JsonReader in, Set<String> tables) {
        int count = 0;
        in.enterList(Place.MEMBER);
        while (in.nextElement()) {
            count++;
            in.enterStructure("", Place.ELEMENT);
            for (String action = in.nextMember(); action != null; action = in.nextMember()) {
                if (action.equals("Put")
                        || action.equals("Get")
                        || action.equals("Update")
                        || action.equals("Delete")
                        || action.equals("ConditionCheck")) {
                    readAction(in, tables);
                } else {
                    in.skip();
                }
            }
        }
        return count;
    }

    private static void readAction(JsonReader in, Set<String> tables) {
        in.enterStructure("", Place.MEMBER);
        for (String member = in.nextMember(); member != null; member = in.nextMember()) {
            if (member.equals("TableName")) {
                tables.add(TableReference.name(in.text()));
            } else {
                in.skip();
            }
        }
    }
}
