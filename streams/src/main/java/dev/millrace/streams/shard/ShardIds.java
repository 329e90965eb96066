package dev.millrace.streams.shard;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32;

/**
 * Shard ids of AWS's form: {@code shardId-}, creation time in milliseconds in 20 digits, {@code -}, 8 hexadecimal digits
 * (source: streams.md B1). Consumers read the time, so it is the real one; the last part only tells streams apart.
 */
final class ShardIds {
    private static final String PREFIX = "shardId-";
    private static final int TIME_DIGITS = 20;

    private ShardIds() {}

    /** The time in an id that {@link #make} made. */
    static Instant created(String shardId) {
        return Instant.ofEpochMilli(Long.parseLong(shardId.substring(PREFIX.length(), PREFIX.length() + TIME_DIGITS)));
    }

    static String make(StreamArn arn, int index, long createdMillis) {
        CRC32 checksum = new CRC32();
        checksum.update((arn.text() + '#' + index).getBytes(StandardCharsets.UTF_8));
        String time = Long.toString(createdMillis);
        String hex = Long.toHexString(checksum.getValue());
        return PREFIX + "0".repeat(TIME_DIGITS - time.length()) + time + '-' + "0".repeat(8 - hex.length()) + hex;
    }
}
