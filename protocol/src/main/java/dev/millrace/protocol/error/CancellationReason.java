package dev.millrace.protocol.error;

import dev.millrace.protocol.model.Item;
import org.jspecify.annotations.Nullable;

/**
 * Why one action of a cancelled transaction was refused, or that it was not.
 *
 * @param message null for an action that was not refused
 * @param item the stored item, for a failed condition that asked for it
 */
public record CancellationReason(
        Code code, @Nullable String message, @Nullable Item item) {
    /** The action was not refused. */
    public static final CancellationReason NONE = new CancellationReason(Code.NONE, null, null);

    /** The codes of reasons (source: service model, TransactionCanceledException). */
    public enum Code {
        NONE("None"),
        CONDITIONAL_CHECK_FAILED("ConditionalCheckFailed"),
        ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED("ItemCollectionSizeLimitExceeded"),
        TRANSACTION_CONFLICT("TransactionConflict"),
        VALIDATION_ERROR("ValidationError");

        private final String wireName;

        Code(String wireName) {
            this.wireName = wireName;
        }

        /** The code as AWS writes it. */
        public String wireName() {
            return wireName;
        }
    }
}
