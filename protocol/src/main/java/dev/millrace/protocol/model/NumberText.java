package dev.millrace.protocol.model;

import dev.millrace.protocol.model.InvalidNumberException.Kind;
import java.math.BigDecimal;

/**
 * Checks the wire grammar of numbers, {@code [+-]? (digits[.digits] | .digits) ([eE][+-]?digits)?} (source: errors.md
 * 6.1), before any arithmetic, so that a huge exponent costs nothing.
 */
final class NumberText {
    /** No exponent beyond this can give a legal number, because a text with enough digits to make up for it is too long. */
    private static final int EXPONENT_LIMIT = 100_000_000;

    private NumberText() {}

    static DynamoNumber parse(String text) throws InvalidNumberException {
        int length = text.length();
        int index = skipSign(text, 0);
        int integerStart = index;
        index = skipDigits(text, index);
        boolean hasInteger = index > integerStart;
        if (index < length && text.charAt(index) == '.') {
            int fractionStart = index + 1;
            index = skipDigits(text, fractionStart);
            if (index == fractionStart) {
                throw new InvalidNumberException(Kind.NOT_NUMERIC);
            }
        } else if (!hasInteger) {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        int mantissaEnd = index;
        long exponent = 0;
        if (index < length) {
            exponent = parseExponent(text, index);
        }
        BigDecimal mantissa = new BigDecimal(text.substring(0, mantissaEnd));
        if (mantissa.signum() == 0) {
            checkZeroExponent(text, mantissaEnd, exponent);
            return DynamoNumber.ZERO;
        }
        if (exponent > EXPONENT_LIMIT) {
            throw new InvalidNumberException(Kind.OVERFLOW);
        }
        if (exponent < -EXPONENT_LIMIT) {
            throw new InvalidNumberException(Kind.UNDERFLOW);
        }
        return DynamoNumber.of(mantissa.scaleByPowerOfTen((int) exponent));
    }

    /** AWS refuses {@code 0e126} and {@code 0e-131} but takes {@code 0.0e126} (oddity recorded on AWS, errors.md 6.1). */
    private static void checkZeroExponent(String text, int mantissaEnd, long exponent) throws InvalidNumberException {
        boolean plainZero = text.indexOf('.') < 0 || text.indexOf('.') > mantissaEnd;
        if (plainZero && exponent > DynamoNumber.EXPONENT_MAX) {
            throw new InvalidNumberException(Kind.OVERFLOW);
        }
        if (plainZero && exponent < DynamoNumber.EXPONENT_MIN) {
            throw new InvalidNumberException(Kind.UNDERFLOW);
        }
    }

    private static long parseExponent(String text, int start) throws InvalidNumberException {
        char marker = text.charAt(start);
        if (marker != 'e' && marker != 'E') {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        int digitsStart = skipSign(text, start + 1);
        int end = skipDigits(text, digitsStart);
        if (end == digitsStart || end != text.length()) {
            throw new InvalidNumberException(Kind.NOT_NUMERIC);
        }
        long exponent = 0;
        for (int index = digitsStart; index < end && exponent <= EXPONENT_LIMIT; index++) {
            exponent = exponent * 10 + (text.charAt(index) - '0');
        }
        return text.charAt(start + 1) == '-' ? -exponent : exponent;
    }

    private static int skipSign(String text, int index) {
        return index < text.length() && (text.charAt(index) == '+' || text.charAt(index) == '-') ? index + 1 : index;
    }

    private static int skipDigits(String text, int start) {
        int index = start;
        while (index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9') {
            index++;
        }
        return index;
    }
}
