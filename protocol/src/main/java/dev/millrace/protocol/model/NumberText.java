package dev.millrace.protocol.model;

import dev.millrace.protocol.model.InvalidNumberException.Kind;

/**
 * Reads the wire grammar of numbers, {@code [+-]? (digits[.digits] | .digits) ([eE][+-]?digits)?} (source: errors.md
 * 6.1), into the canonical text.
 *
 * <p>Works on the characters alone: a text of a million digits is refused after one look, where decimal arithmetic
 * would take minutes.
 */
final class NumberText {
    /** No exponent beyond this can give a legal number, because a text with enough digits to make up for it is too long. */
    private static final int EXPONENT_LIMIT = 100_000_000;

    private final String text;
    private int mantissaEnd;
    private int point = -1;
    private int digitFirst = -1;
    private int digitLast;
    private long exponent;

    private NumberText(String text) {
        this.text = text;
    }

    static DynamoNumber parse(String text) throws InvalidNumberException {
        NumberText number = new NumberText(text);
        number.scan();
        return number.toNumber();
    }

    private void scan() throws InvalidNumberException {
        int length = text.length();
        int start = skipSign(0);
        int index = skipDigits(start);
        if (index < length && text.charAt(index) == '.') {
            point = index;
            index = skipDigits(point + 1);
            if (index == point + 1) {
                throw new InvalidNumberException(Kind.NOT_NUMERIC);
            }
        } else if (index == start) {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        mantissaEnd = index;
        if (index < length) {
            exponent = scanExponent(index);
        }
        for (int digit = start; digit < mantissaEnd; digit++) {
            char unit = text.charAt(digit);
            if (unit != '.' && unit != '0') {
                digitFirst = digitFirst < 0 ? digit : digitFirst;
                digitLast = digit;
            }
        }
    }

    private DynamoNumber toNumber() throws InvalidNumberException {
        if (digitFirst < 0) {
            checkZeroExponent();
            return DynamoNumber.ZERO;
        }
        int integerEnd = point < 0 ? mantissaEnd : point;
        long magnitude = exponent + (digitFirst < integerEnd ? integerEnd - digitFirst - 1 : integerEnd - digitFirst);
        if (magnitude > DynamoNumber.EXPONENT_MAX) {
            throw new InvalidNumberException(Kind.OVERFLOW);
        }
        if (magnitude < DynamoNumber.EXPONENT_MIN) {
            throw new InvalidNumberException(Kind.UNDERFLOW);
        }
        boolean spansPoint = point > digitFirst && point < digitLast;
        int digitCount = digitLast - digitFirst + (spansPoint ? 0 : 1);
        if (digitCount > DynamoNumber.SIGNIFICANT_DIGITS_MAX) {
            throw new InvalidNumberException(Kind.TOO_MANY_DIGITS);
        }
        return DynamoNumber.ofCanonical(canonical((int) magnitude));
    }

    /**
     * Writes the significant digits plainly.
     *
     * @param magnitude the exponent of the first digit in scientific notation
     */
    private String canonical(int magnitude) {
        StringBuilder out = new StringBuilder();
        if (text.charAt(0) == '-') {
            out.append('-');
        }
        if (magnitude < 0) {
            out.append("0.").append("0".repeat(-magnitude - 1));
        }
        int integerDigits = magnitude + 1;
        int written = 0;
        for (int index = digitFirst; index <= digitLast; index++) {
            char unit = text.charAt(index);
            if (unit == '.') {
                continue;
            }
            if (written == integerDigits && written > 0) {
                out.append('.');
            }
            out.append(unit);
            written++;
        }
        return out.append("0".repeat(Math.max(0, integerDigits - written))).toString();
    }

    /** AWS refuses {@code 0e126} and {@code 0e-131} but takes {@code 0.0e126} (oddity recorded on AWS, errors.md 6.1). */
    private void checkZeroExponent() throws InvalidNumberException {
        boolean isPlainZero = point < 0;
        if (isPlainZero && exponent > DynamoNumber.EXPONENT_MAX) {
            throw new InvalidNumberException(Kind.OVERFLOW);
        }
        if (isPlainZero && exponent < DynamoNumber.EXPONENT_MIN) {
            throw new InvalidNumberException(Kind.UNDERFLOW);
        }
    }

    private long scanExponent(int start) throws InvalidNumberException {
        char marker = text.charAt(start);
        if (marker != 'e' && marker != 'E') {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        int digitsStart = skipSign(start + 1);
        int end = skipDigits(digitsStart);
        if (end == digitsStart || end != text.length()) {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        long value = 0;
        for (int index = digitsStart; index < end && value <= EXPONENT_LIMIT; index++) {
            value = value * 10 + (text.charAt(index) - '0');
        }
        return text.charAt(start + 1) == '-' ? -value : value;
    }

    private int skipSign(int index) {
        return index < text.length() && (text.charAt(index) == '+' || text.charAt(index) == '-') ? index + 1 : index;
    }

    private int skipDigits(int start) {
        int index = start;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        return index;
    }
}
