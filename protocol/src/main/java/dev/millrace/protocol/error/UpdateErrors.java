package dev.millrace.protocol.error;

/** Updates that do not fit the item they are applied to, or its key (source: expressions.md 5.3). */
public final class UpdateErrors {
    private UpdateErrors() {}

    /** An update touches a key attribute. */
    public static ApiException cannotUpdateKey(String attribute) {
        return ErrorTexts.invalid("Cannot update attribute " + attribute + ". This attribute is part of the key");
    }

    /** The parent of an update's target is missing or of the wrong type. */
    public static ApiException invalidDocumentPath() {
        return ErrorTexts.validation("The document path provided in the update expression is invalid for update");
    }

    /** An update reads an attribute that is not there. */
    public static ApiException operandMissing() {
        return ErrorTexts.validation("The provided expression refers to an attribute that does not exist in the item");
    }

    /** An update computes with an attribute of the wrong type. */
    public static ApiException operandHasWrongType() {
        return ErrorTexts.validation("An operand in the update expression has an incorrect data type");
    }
}
