package dev.millrace.it.model;

import org.jspecify.annotations.Nullable;

/** The model refuses a request, as the server must. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final transient @Nullable Item item;

    private Refusal(String type, String message, @Nullable Item item) {
        super(message, null, false, false);
        this.type = type;
        this.item = item;
    }

    static Refusal validation(String reason) {
        return new Refusal("ValidationException", reason, null);
    }

    /** A condition that is false of this item, which may be missing. */
    static Refusal condition(@Nullable Item item) {
        return new Refusal("ConditionalCheckFailedException", "the condition is false", item);
    }

    /** The name of the exception, without its namespace. */
    String type() {
        return type;
    }

    boolean isConditionFailure() {
        return type.equals("ConditionalCheckFailedException");
    }

    /** The item that the condition was tested on. */
    @Nullable
    Item item() {
        return item;
    }

    /** The code of the reason when the refused write is part of a transaction. */
    String reasonCode() {
        return isConditionFailure() ? "ConditionalCheckFailed" : "ValidationError";
    }
}
