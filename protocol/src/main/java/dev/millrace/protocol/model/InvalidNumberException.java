package dev.millrace.protocol.model;

/** A text that is no DynamoDB number; the decoder turns {@link #kind} into AWS's message. Carries no stack trace. */
public final class InvalidNumberException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    InvalidNumberException(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    /** Why the text was refused. */
    public Kind kind() {
        return kind;
    }

    /** The four ways in which AWS refuses a number (source: errors.md 6.1). */
    public enum Kind {
        /** Not of the form {@code [+-]? (digits[.digits] | .digits) ([eE][+-]?digits)?}. */
        NOT_NUMERIC,
        /** More than 38 significant digits. */
        TOO_MANY_DIGITS,
        /** Magnitude above 9.99...E+125. */
        OVERFLOW,
        /** Magnitude below 1E-130 and not zero. */
        UNDERFLOW
    }
}
