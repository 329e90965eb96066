package dev.millrace.streams.log;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The number of a stream record: the stamp of its commit, and its place among the records of that commit.
 *
 * <p>As text {@code 1}, the stamp in 19 digits, the ordinal in 5: always 25 digits and no leading zero, so that those who
 * compare texts and those who compare integers agree. Numbers rise along a shard and its descendants, with gaps.
 *
 * @param stamp not negative
 * @param ordinal 0 to 99,999
 */
public record SequenceNumber(long stamp, int ordinal) implements Comparable<SequenceNumber> {
    /** Below every number ever given. */
    public static final SequenceNumber MIN = new SequenceNumber(0, 0);

    private static final int ORDINAL_MAX = 99_999;
    /** Above every number ever given. */
    public static final SequenceNumber MAX = new SequenceNumber(Long.MAX_VALUE, ORDINAL_MAX);

    private static final int LENGTH = 25;
    private static final int ORDINAL_DIGITS = 5;
    private static final BigInteger ORDINAL_BASE = BigInteger.TEN.pow(ORDINAL_DIGITS);
    private static final BigInteger BASE = BigInteger.TEN.pow(LENGTH - 1);

    public SequenceNumber {
        if (stamp < 0 || ordinal < 0 || ordinal > ORDINAL_MAX) {
            throw new IllegalArgumentException("no sequence number: stamp " + stamp + ", ordinal " + ordinal);
        }
    }

    /**
     * Reads a number that a client sent, which may be any: one that was never given counts as what it would sort next
     * to. Empty if it is not a number.
     */
    public static Optional<SequenceNumber> parse(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return Optional.empty();
            }
        }
        BigInteger value = new BigInteger(text).subtract(BASE);
        if (value.signum() < 0) {
            return Optional.of(MIN);
        }
        BigInteger[] parts = value.divideAndRemainder(ORDINAL_BASE);
        if (parts[0].bitLength() > Long.SIZE - 1) {
            return Optional.of(MAX);
        }
        return Optional.of(new SequenceNumber(parts[0].longValueExact(), parts[1].intValueExact()));
    }

    /** The smallest number above this one. */
    public SequenceNumber next() {
        if (ordinal < ORDINAL_MAX) {
            return new SequenceNumber(stamp, ordinal + 1);
        }
        return stamp == Long.MAX_VALUE ? MAX : new SequenceNumber(stamp + 1, 0);
    }

    /** The smallest number above all of a commit. */
    public static SequenceNumber afterCommit(long stamp) {
        return new SequenceNumber(stamp + 1, 0);
    }

    /** The 25 digits. */
    public String text() {
        byte[] digits = new byte[LENGTH];
        long rest = ordinal;
        for (int index = LENGTH - 1; index >= LENGTH - ORDINAL_DIGITS; index--) {
            digits[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        rest = stamp;
        for (int index = LENGTH - ORDINAL_DIGITS - 1; index > 0; index--) {
            digits[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        digits[0] = '1';
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(SequenceNumber other) {
        int order = Long.compare(stamp, other.stamp);
        return order != 0 ? order : Integer.compare(ordinal, other.ordinal);
    }

    @Override
    public String toString() {
        return text();
    }
}
