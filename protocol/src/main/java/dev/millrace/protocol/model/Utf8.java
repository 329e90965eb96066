package dev.millrace.protocol.model;

/** Sizes and order of strings as UTF-8, without encoding them. */
public final class Utf8 {
    private Utf8() {}

    /** The number of bytes of {@code text} in UTF-8; an unpaired surrogate counts as the one byte that replaces it. */
    public static int size(String text) {
        int size = 0;
        int length = text.length();
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                size++;
            } else if (unit < 0x800) {
                size += 2;
            } else if (Character.isHighSurrogate(unit)
                    && index + 1 < length
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                size += 4;
                index++;
            } else {
                size += Character.isSurrogate(unit) ? 1 : 3;
            }
        }
        return size;
    }

    /** Whether every surrogate of {@code text} is half of a pair; only such text has a UTF-8 form of its own. */
    public static boolean isEncodable(String text) {
        int length = text.length();
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (Character.isSurrogate(unit)) {
                boolean isPair = Character.isHighSurrogate(unit)
                        && index + 1 < length
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!isPair) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }

    /** Compares by unsigned UTF-8 bytes, which is code point order and differs from UTF-16 order above U+D7FF. */
    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int index = 0; index < length; index++) {
            char a = left.charAt(index);
            char b = right.charAt(index);
            if (a != b) {
                return rank(a) - rank(b);
            }
        }
        return left.length() - right.length();
    }

    /** Puts surrogates (code points from U+10000) above the rest of the basic plane. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
