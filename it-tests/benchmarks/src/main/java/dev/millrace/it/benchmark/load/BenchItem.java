package dev.millrace.it.benchmark.load;

import java.util.Locale;
import java.util.SplittableRandom;

/** The items of the load benchmark: about 200 bytes by DynamoDB's item-size rule, the same in every run. */
final class BenchItem {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private BenchItem() {}

    /** The value of the partition key of the item with a 0-based index. */
    static String key(int index) {
        return String.format(Locale.ROOT, "item-%08d", index);
    }

    /** The key of an item as JSON. */
    static String keyJson(int index) {
        return "{\"pk\":{\"S\":\"" + key(index) + "\"}}";
    }

    /** A whole item as JSON. */
    static String itemJson(int index) {
        SplittableRandom random = new SplittableRandom(index);
        return "{\"pk\":{\"S\":\"" + key(index) + "\"},"
                + "\"n\":{\"N\":\"" + random.nextInt(1_000_000) + "\"},"
                + "\"name\":{\"S\":\"" + text(random, 20) + "\"},"
                + "\"status\":{\"S\":\"" + (random.nextBoolean() ? "ACTIVE" : "CLOSED") + "\"},"
                + "\"price\":{\"N\":\"" + random.nextInt(10_000) + ".25\"},"
                + "\"open\":{\"BOOL\":" + random.nextBoolean() + "},"
                + "\"version\":{\"S\":\"" + RequestArena.FRESH + "\"},"
                + "\"payload\":{\"S\":\"" + text(random, 90) + "\"}}";
    }

    /** The body of a PutItem. */
    static String put(String tableName, int index) {
        return "{\"TableName\":\"" + tableName + "\",\"Item\":" + itemJson(index) + "}";
    }

    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
