package dev.millrace.streams.shard;

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
            throw new IllegalArgumentException("an empty hash range: " + Long.toUnsignedString(from) + " to "
                    + Long.toUnsignedString(to));
        }
    }

    /** Whether a hash lies in this range. */
    public boolean contains(long hash) {
        return Long.compareUnsigned(from, hash) <= 0 && Long.compareUnsigned(hash, to) <= 0;
    }

    /**
     * One of {@code count} parts of this range, of the same size but for rounding.
     *
     * @param index 0-based
     */
    public HashRange part(int index, int count) {
        if (count == 1) {
            return this;
        }
        // The range less its last hash, so that the width fits in 64 bits; the last part takes what rounding leaves.
        long width = Long.divideUnsigned(to - from, count);
        long start = from + width * index + (index == 0 ? 0 : 1);
        return new HashRange(start, index == count - 1 ? to : from + width * (index + 1));
    }
}
