package dev.millrace.it.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Follows the iterators of one shard and hands out the pages as they came. Not thread-safe. */
final class StreamPages {
    private static final byte[] NEXT = "\"NextShardIterator\":\"".getBytes(UTF_8);
    private static final byte[] RECORD = "\"eventID\":".getBytes(UTF_8);
    /** An answer without records holds an iterator of at most 2048 bytes and little else. */
    private static final int EMPTY_SIZE_MAX = 3000;

    private final ServerProcess server;
    private String iterator;

    StreamPages(ServerProcess server, String iterator) {
        this.server = server;
        this.iterator = iterator;
    }

    /** The body of the next answer, and moves on. */
    byte[] next() {
        byte[] body = server.callForBytes("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");
        // Behind the records here, before them elsewhere; neither place costs a walk over the page.
        int found = lastIndexOf(body, NEXT, body.length - EMPTY_SIZE_MAX);
        if (found < 0) {
            found = indexOf(body, NEXT, 0);
        }
        if (found < 0) {
            throw new LoadFailure(server.target().label() + " ended an open shard");
        }
        int start = found + NEXT.length;
        int end = start;
        while (body[end] != '"') {
            end++;
        }
        iterator = new String(body, start, end - start, UTF_8);
        return body;
    }

    /** Whether a page has no records. */
    static boolean isEmpty(byte[] body) {
        return body.length <= EMPTY_SIZE_MAX && recordCount(body) == 0;
    }

    /** How many records a page has. */
    static int recordCount(byte[] body) {
        int count = 0;
        for (int at = indexOf(body, RECORD, 0); at >= 0; at = indexOf(body, RECORD, at + RECORD.length)) {
            count++;
        }
        return count;
    }

    /** The value of the first member of this name that is a string without escapes. */
    static String text(String json, String member) {
        String before = "\"" + member + "\":\"";
        int found = json.indexOf(before);
        if (found < 0) {
            throw new LoadFailure("no " + member + " in " + json);
        }
        int start = found + before.length();
        return json.substring(start, json.indexOf('"', start));
    }

    private static int indexOf(byte[] body, byte[] part, int from) {
        for (int at = from; at + part.length <= body.length; at++) {
            if (isAt(body, part, at)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] body, byte[] part, int downTo) {
        for (int at = body.length - part.length; at >= Math.max(downTo, 0); at--) {
            if (isAt(body, part, at)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] body, byte[] part, int at) {
        return body[at] == part[0]
                && body[at + 1] == part[1]
                && Arrays.equals(body, at, at + part.length, part, 0, part.length);
    }
}
