package dev.millrace.protocol.error;

import dev.millrace.protocol.model.Item;
import java.util.List;
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
    private final transient List<CancellationReason> cancellationReasons;

    ApiException(ErrorType type, @Nullable String message) {
        this(type, message, null, List.of());
    }

    ApiException(ErrorType type, @Nullable String message, @Nullable Item item) {
        this(type, message, item, List.of());
    }

    private ApiException(
            ErrorType type,
            @Nullable String message,
            @Nullable Item item,
            List<CancellationReason> cancellationReasons) {
        super(message, null, false, false);
        this.type = type;
        this.text = null;
        this.item = item;
        this.cancellationReasons = List.copyOf(cancellationReasons);
    }

    /** A cancelled transaction. */
    static ApiException cancelled(String message, List<CancellationReason> reasons) {
        return new ApiException(ErrorType.TRANSACTION_CANCELED, message, null, reasons);
    }

    /** A ValidationException; {@link #getMessage} gives the older wording of its text. */
    ApiException(ErrorText text) {
        super(text.older(), null, false, false);
        this.type = ErrorType.VALIDATION;
        this.text = text;
        this.item = null;
        this.cancellationReasons = List.of();
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

    /** One reason per action of a cancelled transaction; otherwise empty. */
    public List<CancellationReason> cancellationReasons() {
        return cancellationReasons;
    }
}
