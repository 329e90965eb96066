package dev.millrace.streams.shard;

import java.math.BigInteger;

/**
 * A range of 64-bit partition hashes, unsigned, both ends included.
 *
 * @param from the smallest hash
 * @param to the largest hash
 */
public record HashRange(long from, long to) {
    /** All hashes. */
    public static final HashRange ALL = new HashRange(0, -1);

    public HashRange {
        if (Long.compareUnsigned(from, to) > 0) {
            throw new IllegalArgumentException(
                    "an empty hash range: " + Long.toUnsignedString(from) + " to " + Long.toUnsignedString(to));
        }
    }

    /** Whether a hash lies in this range. */
    public boolean contains(long hash) {
        return Long.compareUnsigned(from, hash) <= 0 && Long.compareUnsigned(hash, to) <= 0;
    }

    /** Compares by the number of hashes. */
    public int compareWidth(HashRange other) {
        return Long.compareUnsigned(to - from, other.to - other.from);
    }

    /** Whether there are enough hashes for {@code count} parts. */
    public boolean isDivisible(int count) {
        return Long.compareUnsigned(to - from, count - 1L) >= 0;
    }

    /**
     * One of {@code count} parts of this range, of the same size but for rounding.
     *
     * @param index 0-based
     * @throws IllegalArgumentException if the range has fewer hashes than parts
     */
    public HashRange part(int index, int count) {
        return new HashRange(boundary(index, count), boundary(index + 1, count) - 1);
    }

    /** The first hash of a part; behind the last part the first hash above the range, which may wrap around to 0. */
    private long boundary(int index, int count) {
        // The number of all hashes does not fit in 64 bits.
        BigInteger width = new BigInteger(Long.toUnsignedString(to - from)).add(BigInteger.ONE);
        BigInteger start = width.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(count));
        return from + start.longValue();
    }
}
