package dev.millrace.streams.shard;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Shard ids of AWS's form: {@code shardId-}, creation time in milliseconds in 20 digits, {@code -}, 8 hexadecimal digits
 * (source: streams.md B1). Consumers read the time, so it is the real one; the last part only tells streams apart.
 */
final class ShardIds {
    private static final int TIME_DIGITS = 20;

    private ShardIds() {}

    static String make(StreamArn arn, int index, long createdMillis) {
        CRC32 checksum = new CRC32();
        checksum.update((arn.text() + '#' + index).getBytes(StandardCharsets.UTF_8));
        String time = Long.toString(createdMillis);
        String hex = Long.toHexString(checksum.getValue());
        return "shardId-" + "0".repeat(TIME_DIGITS - time.length()) + time + '-' + "0".repeat(8 - hex.length()) + hex;
    }
}
