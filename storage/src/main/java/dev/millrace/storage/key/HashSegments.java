package dev.millrace.storage.key;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Equal parts of the 64-bit space of hashes, for parallel scans. Parts are disjoint, together complete, and an entry
 * with a given hash is in the same one for as long as their number stays the same. Stateless and thread-safe.
 */
public final class HashSegments {
    private static final BigInteger HASH_COUNT = BigInteger.ONE.shiftLeft(Long.SIZE);

    private HashSegments() {}

    /**
     * The keys of one part.
     *
     * @param prefix what stands before the hash in the keys
     * @param segment from 0
     */
    public static KeyRange range(byte[] prefix, int segment, int totalSegments) {
        if (segment < 0 || segment >= totalSegments) {
            throw new IllegalArgumentException("there is no segment " + segment + " of " + totalSegments);
        }
        byte[] from = append(prefix, start(segment, totalSegments));
        return segment == totalSegments - 1
                ? new KeyRange(from, KeyRange.ofPrefix(prefix).to())
                : new KeyRange(from, append(prefix, start(segment + 1, totalSegments)));
    }

    /** The first hash of a segment; as bits, since hashes are unsigned. */
    private static long start(int segment, int totalSegments) {
        return HASH_COUNT
                .multiply(BigInteger.valueOf(segment))
                .divide(BigInteger.valueOf(totalSegments))
                .longValue();
    }

    private static byte[] append(byte[] prefix, long hash) {
        byte[] key = Arrays.copyOf(prefix, prefix.length + Long.BYTES);
        for (int index = key.length - 1; index >= prefix.length; index--) {
            key[index] = (byte) hash;
            hash >>>= Byte.SIZE;
        }
        return key;
    }
}
