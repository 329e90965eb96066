package dev.millrace.protocol.error;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Transactions that AWS refuses or cancels (source: errors.md 6.4). */
public final class TransactionErrors {
    private TransactionErrors() {}

    /** A member of TransactItems without action. */
    public static ApiException noAction() {
        return ErrorTexts.validation(
                "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
    }

    /** A member of TransactItems with two actions. */
    public static ApiException severalActions() {
        return ErrorTexts.validation("TransactItems can only contain one of Check, Put, Update or Delete");
    }

    /** One item twice. */
    public static ApiException duplicateItems() {
        return ErrorTexts.validation("Transaction request cannot include multiple operations on one item");
    }

    /** A transaction over 4 MB. */
    public static ApiException tooLarge(long size) {
        return ErrorTexts.validation("Transaction payload size cannot exceed 4MB. Payload Size: " + size);
    }

    /** A token that was used for a request of other content; the words are inferred. */
    public static ApiException otherContentForToken() {
        return new ApiException(
                ErrorType.IDEMPOTENT_PARAMETER_MISMATCH,
                "The client request token was used within the last ten minutes for a request with other parameters");
    }

    /** A write that lost against a competing one (text: service model, cancellation reasons). */
    public static ApiException conflict() {
        return new ApiException(ErrorType.TRANSACTION_CONFLICT, "Transaction is ongoing for the item");
    }

    /**
     * A transaction that some of its actions refused.
     *
     * <p>A mistake in an action wins over failed conditions and is told alone, the first one only (recorded on AWS).
     *
     * @param refusals one per action in the order of the request; null for one that was not refused
     */
    public static ApiException cancelled(List<@Nullable ApiException> refusals) {
        int mistake = firstMistake(refusals);
        List<CancellationReason> reasons = new ArrayList<>(refusals.size());
        for (int index = 0; index < refusals.size(); index++) {
            ApiException refusal = refusals.get(index);
            boolean told = refusal != null && (mistake < 0 || mistake == index);
            reasons.add(told ? reason(refusal) : CancellationReason.NONE);
        }
        return ApiException.cancelled(message(reasons), reasons);
    }

    private static int firstMistake(List<@Nullable ApiException> refusals) {
        for (int index = 0; index < refusals.size(); index++) {
            ApiException refusal = refusals.get(index);
            if (refusal != null && refusal.type() == ErrorType.VALIDATION) {
                return index;
            }
        }
        return -1;
    }

    private static String message(List<CancellationReason> reasons) {
        return reasons.stream()
                .map(reason -> reason.code().wireName())
                .collect(Collectors.joining(
                        ", ", "Transaction cancelled, please refer cancellation reasons for specific reasons [", "]"));
    }

    private static CancellationReason reason(ApiException refusal) {
        CancellationReason.Code code = switch (refusal.type()) {
            case CONDITIONAL_CHECK_FAILED -> CancellationReason.Code.CONDITIONAL_CHECK_FAILED;
            case TRANSACTION_CONFLICT -> CancellationReason.Code.TRANSACTION_CONFLICT;
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> CancellationReason.Code.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED;
            case VALIDATION -> CancellationReason.Code.VALIDATION_ERROR;
            default -> throw new IllegalStateException("no cancellation reason for " + refusal.type(), refusal);
        };
        String message = code == CancellationReason.Code.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED
                ? "Collection size exceeded."
                : refusal.getMessage();
        return new CancellationReason(code, message, refusal.item());
    }
}
