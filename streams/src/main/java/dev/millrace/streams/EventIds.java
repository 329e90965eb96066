package dev.millrace.streams;

import dev.millrace.streams.log.SequenceNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The event ids of one stream: 32 hexadecimal digits that follow from the stream and the record's number.
 *
 * <p>The same record always has the same id. Two records of a stream never share one, because both mixing steps are
 * one-to-one; two streams differ by the digest of their ARN.
 */
final class EventIds {
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int LENGTH = 32;

    private final long highSeed;
    private final long lowSeed;

    EventIds(String streamArn, long streamId) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(streamArn.getBytes(StandardCharsets.UTF_8));
            ByteBuffer digest = ByteBuffer.wrap(
                    md5.digest(ByteBuffer.allocate(Long.BYTES).putLong(streamId).array()));
            highSeed = digest.getLong();
            lowSeed = digest.getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have MD5", e);
        }
    }

    String of(SequenceNumber number) {
        long high = mix(number.stamp() ^ highSeed);
        long low = mix(number.ordinal() ^ high ^ lowSeed);
        char[] text = new char[LENGTH];
        put(high, text, 0);
        put(low, text, LENGTH / 2);
        return new String(text);
    }

    private static void put(long value, char[] text, int at) {
        for (int index = 0; index < LENGTH / 2; index++) {
            text[at + index] = HEX[(int) (value >>> (60 - 4 * index)) & 0xF];
        }
    }

    /** The finisher of SplitMix64: one-to-one, and each bit of the input reaches each of the output. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
