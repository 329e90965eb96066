package dev.millrace.storage.key;

import dev.millrace.protocol.model.DynamoNumber;

/**
 * The order-preserving form of a number.
 *
 * <p>Zero is the byte 80. A positive number is C0, its decimal exponent plus 130 in one byte, its significant digits
 * in pairs, each pair plus one in one byte, then 00. A negative one is 40 and then the same with each byte inverted.
 * The value is 0.d1d2d3... by pairs, so that a longer number with the same beginning is larger; trailing zeros are not
 * written, so that each value has one form.
 */
final class NumberCode {
    /** Sign, exponent, 19 pairs, terminator. */
    static final int SIZE_MAX = 22;

    private static final byte NEGATIVE = 0x40;
    private static final byte ZERO = (byte) 0x80;
    private static final byte POSITIVE = (byte) 0xC0;

    private NumberCode() {}

    /**
     * Writes the number with this canonical text; there is room for {@link #SIZE_MAX} bytes. Reads the digits from the
     * text, because a detour over BigDecimal costs several times as much.
     *
     * @return the index behind the last byte written
     */
    static int write(String text, byte[] target, int start) {
        int length = text.length();
        boolean negative = text.charAt(0) == '-';
        int point = text.indexOf('.');
        int integerEnd = point < 0 ? length : point;
        int first = negative ? 1 : 0;
        while (first < length && (text.charAt(first) == '0' || text.charAt(first) == '.')) {
            first++;
        }
        if (first == length) {
            target[start] = ZERO;
            return start + 1;
        }
        int last = length - 1;
        while (text.charAt(last) == '0' || text.charAt(last) == '.') {
            last--;
        }
        int exponent = first < integerEnd ? integerEnd - first - 1 : integerEnd - first;
        int index = start;
        target[index++] = negative ? NEGATIVE : POSITIVE;
        int inversion = negative ? 0xFF : 0;
        target[index++] = (byte) ((exponent - DynamoNumber.EXPONENT_MIN) ^ inversion);
        int position = first;
        while (position <= last) {
            if (position == point) {
                position++;
            }
            int pair = (text.charAt(position++) - '0') * 10;
            if (position == point) {
                position++;
            }
            if (position <= last) {
                pair += text.charAt(position++) - '0';
            }
            target[index++] = (byte) ((pair + 1) ^ inversion);
        }
        target[index++] = (byte) inversion;
        return index;
    }

    /** Reads what {@link #write} wrote. */
    static DynamoNumber read(KeyReader reader) {
        byte sign = reader.next();
        if (sign == ZERO) {
            return DynamoNumber.ZERO;
        }
        if (sign != NEGATIVE && sign != POSITIVE) {
            throw new IllegalStateException("no number begins with byte " + sign);
        }
        int inversion = sign == NEGATIVE ? 0xFF : 0;
        int exponent = ((reader.next() & 0xFF) ^ inversion) + DynamoNumber.EXPONENT_MIN;
        StringBuilder digits = new StringBuilder(DynamoNumber.SIGNIFICANT_DIGITS_MAX + 2);
        for (int pair = pair(reader, inversion); pair >= 0; pair = pair(reader, inversion)) {
            digits.append((char) ('0' + pair / 10)).append((char) ('0' + pair % 10));
        }
        if (digits.charAt(digits.length() - 1) == '0') {
            digits.setLength(digits.length() - 1);
        }
        return DynamoNumber.ofCanonical(plain(sign == NEGATIVE, digits, exponent));
    }

    private static int pair(KeyReader reader, int inversion) {
        return ((reader.next() & 0xFF) ^ inversion) - 1;
    }

    private static String plain(boolean negative, StringBuilder digits, int exponent) {
        StringBuilder text = new StringBuilder();
        if (negative) {
            text.append('-');
        }
        if (exponent < 0) {
            text.append("0.").append("0".repeat(-exponent - 1));
            return text.append(digits).toString();
        }
        int integerDigits = exponent + 1;
        if (digits.length() <= integerDigits) {
            return text.append(digits)
                    .append("0".repeat(integerDigits - digits.length()))
                    .toString();
        }
        return text.append(digits, 0, integerDigits)
                .append('.')
                .append(digits, integerDigits, digits.length())
                .toString();
    }
}
