package dev.millrace.protocol.model;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB number: up to 38 significant digits, magnitude 1E-130 to 9.99...E+125, or zero.
 *
 * <p>Kept as its canonical text (no exponent, no plus sign, no leading or trailing zeros, zero without sign), which
 * DynamoDB sends in every answer. Each value has exactly one such text, so equality by text is equality by value.
 *
 * <p>Immutable. The decimal value is made on first use; two threads may make it twice, with the same result.
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {
    /** Most significant digits (source: developer guide, quotas). */
    public static final int SIGNIFICANT_DIGITS_MAX = 38;

    /** Exponent of the largest magnitude, 9.99...E+125. */
    public static final int EXPONENT_MAX = 125;

    /** Exponent of the smallest magnitude, 1E-130. */
    public static final int EXPONENT_MIN = -130;

    /** Zero. */
    public static final DynamoNumber ZERO = new DynamoNumber("0", BigDecimal.ZERO);

    private static final int PLAIN_LENGTH_MAX = 18;

    private final String text;
    private @Nullable BigDecimal value;

    private DynamoNumber(String text, @Nullable BigDecimal value) {
        this.text = text;
        this.value = value;
    }

    /**
     * Reads a number as it stands on the wire.
     *
     * @throws InvalidNumberException if the text is no number, has too many digits, or is out of range
     */
    public static DynamoNumber parse(String text) throws InvalidNumberException {
        return isCanonicalInteger(text) ? new DynamoNumber(text, null) : NumberText.parse(text);
    }

    /** Takes over a text already known to be canonical, such as one read back from the store. */
    public static DynamoNumber ofCanonical(String text) {
        return new DynamoNumber(Objects.requireNonNull(text), null);
    }

    /** The number with this value. */
    public static DynamoNumber of(long value) {
        return new DynamoNumber(Long.toString(value), BigDecimal.valueOf(value));
    }

    /**
     * The number with this value.
     *
     * @throws InvalidNumberException if it has more than 38 significant digits or is out of range; never rounds
     */
    public static DynamoNumber of(BigDecimal value) throws InvalidNumberException {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.signum() == 0) {
            return ZERO;
        }
        int exponent = stripped.precision() - stripped.scale() - 1;
        if (exponent > EXPONENT_MAX) {
            throw new InvalidNumberException(InvalidNumberException.Kind.OVERFLOW);
        }
        if (exponent < EXPONENT_MIN) {
            throw new InvalidNumberException(InvalidNumberException.Kind.UNDERFLOW);
        }
        if (stripped.precision() > SIGNIFICANT_DIGITS_MAX) {
            throw new InvalidNumberException(InvalidNumberException.Kind.TOO_MANY_DIGITS);
        }
        return new DynamoNumber(stripped.toPlainString(), stripped);
    }

    /** The canonical text. */
    public String text() {
        return text;
    }

    /** The decimal value. */
    public BigDecimal toBigDecimal() {
        BigDecimal known = value;
        if (known == null) {
            known = new BigDecimal(text).stripTrailingZeros();
            value = known;
        }
        return known;
    }

    /**
     * Size in bytes by the item-size rule: 1, plus half a byte for each significant digit before and after the point
     * (each side rounded up), plus 1 for a minus sign; zero is 1 (source: limits.md, bisected on AWS).
     */
    public int size() {
        int length = text.length();
        int start = text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        int integerEnd = point < 0 ? length : point;
        int first = start;
        while (first < length && (text.charAt(first) == '0' || text.charAt(first) == '.')) {
            first++;
        }
        if (first == length) {
            return 1;
        }
        int integerDigits = 0;
        if (first < integerEnd) {
            int last = integerEnd;
            if (point < 0) {
                while (text.charAt(last - 1) == '0') {
                    last--;
                }
            }
            integerDigits = last - first;
        }
        int fractionDigits = point < 0 ? 0 : length - Math.max(point + 1, first);
        return 1 + (integerDigits + 1) / 2 + (fractionDigits + 1) / 2 + start;
    }

    @Override
    public int compareTo(DynamoNumber other) {
        return toBigDecimal().compareTo(other.toBigDecimal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DynamoNumber that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Saves the decimal arithmetic for short plain integers, which most numbers are. */
    private static boolean isCanonicalInteger(String text) {
        int length = text.length();
        int start = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > PLAIN_LENGTH_MAX) {
            return false;
        }
        char first = text.charAt(start);
        if (first < '0' || first > '9' || (first == '0' && length > 1)) {
            return false;
        }
        for (int index = start + 1; index < length; index++) {
            char digit = text.charAt(index);
            if (digit < '0' || digit > '9') {
                return false;
            }
        }
        return true;
    }
}
