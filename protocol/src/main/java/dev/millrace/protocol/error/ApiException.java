package dev.millrace.protocol.error;

import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * An expected error answer. Unchecked and without stack trace; made only by the named factories of this package, so
 * that each of AWS's texts stands in one place.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final transient @Nullable ErrorText text;
    private final transient @Nullable Item item;

    ApiException(ErrorType type, @Nullable String message) {
        this(type, message, null);
    }

    ApiException(ErrorType type, @Nullable String message, @Nullable Item item) {
        super(message, null, false, false);
        this.type = type;
        this.text = null;
        this.item = item;
    }

    /** A ValidationException; {@link #getMessage} gives the older wording of its text. */
    ApiException(ErrorText text) {
        super(text.older(), null, false, false);
        this.type = ErrorType.VALIDATION;
        this.text = text;
        this.item = null;
    }

    /**
     * The message in the server's wording; null where AWS has none.
     *
     * @param operation the name of the operation that is answered, because only some of them have the newer wording
     */
    public @Nullable String message(Wording wording, String operation) {
        return text == null ? getMessage() : text.in(wording, operation);
    }

    /** The error's code and status. */
    public ErrorType type() {
        return type;
    }

    /** The stored item, for a failed condition that asked for it with ALL_OLD; otherwise null. */
    public @Nullable Item item() {
        return item;
    }
}
