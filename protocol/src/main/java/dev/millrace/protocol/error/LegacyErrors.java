package dev.millrace.protocol.error;

import dev.millrace.protocol.model.AttributeType;

/** The parameters from before expressions (source of the texts: expressions.md section 6). */
public final class LegacyErrors {
    private LegacyErrors() {}

    /** A condition with Value and AttributeValueList. */
    public static ApiException valueAndList(String attribute) {
        return ErrorTexts.invalid("Value and AttributeValueList cannot be used together for Attribute: " + attribute);
    }

    /** A condition with Exists and ComparisonOperator. */
    public static ApiException existsAndOperator(String attribute) {
        return ErrorTexts.invalid("Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
    }

    /** A condition whose operator has nothing to compare with. */
    public static ApiException operatorWithoutValue(String operator, String attribute) {
        return ErrorTexts.invalid("Value or AttributeValueList must be used with ComparisonOperator: " + operator
                + " for Attribute: " + attribute);
    }

    /** A condition with a list and no operator. */
    public static ApiException listWithoutOperator(String attribute) {
        return ErrorTexts.invalid(
                "AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
    }

    /**
     * A condition that expects no value and does not say that there is none.
     *
     * @param exists as AWS prints it: true or null
     */
    public static ApiException valueMissing(String exists, String attribute) {
        return ErrorTexts.invalid("Value must be provided when Exists is " + exists + " for Attribute: " + attribute);
    }

    /** A condition that expects a value and says that there is none. */
    public static ApiException valueNotExpected(String attribute) {
        return ErrorTexts.invalid("Value cannot be used when Exists is false for Attribute: " + attribute);
    }

    /** An operator with too few or too many operands. */
    public static ApiException operandCount(String operator) {
        return ErrorTexts.invalid("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }

    /** Operands of several types. */
    public static ApiException operandTypesDiffer() {
        return ErrorTexts.invalid("AttributeValues inside AttributeValueList must be of same type");
    }

    /** An operand of a type that the operator cannot take. */
    public static ApiException operandType(String operator, AttributeType type) {
        return ErrorTexts.invalid(
                "ComparisonOperator " + operator + " is not valid for " + type + " AttributeValue type");
    }

    /** BETWEEN with reversed bounds. */
    public static ApiException betweenReversed() {
        return ErrorTexts.validation(
                "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    /** ConditionalOperator with nothing to join (Local's wording; that it is refused is asserted on AWS). */
    public static ApiException nothingToJoin() {
        return ErrorTexts.validation("ConditionalOperator cannot be used without Filter or Expected");
    }

    /** ConditionalOperator with one condition (measured on DynamoDB Local). */
    public static ApiException oneToJoin() {
        return ErrorTexts.validation(
                "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    /** An operator in KeyConditions that no key lookup can serve. */
    public static ApiException notIndexable() {
        return ErrorTexts.validation("Attempted conditional constraint is not an indexable operation");
    }

    /** An update without a value. */
    public static ApiException onlyDeleteWithoutValue() {
        return ErrorTexts.invalid("Only DELETE action is allowed when no attribute value is specified");
    }

    /** A DELETE of members from what is no set. */
    public static ApiException deleteType(AttributeType type) {
        return ErrorTexts.invalid("DELETE action with value is not supported for the type " + type);
    }

    /** An ADD of what can neither be summed nor joined. */
    public static ApiException addType(AttributeType type) {
        return ErrorTexts.invalid("ADD action is not supported for the type " + type);
    }

    /** An ADD or DELETE whose value does not fit the stored one. */
    public static ApiException updateTypeMismatch() {
        return ErrorTexts.validation("Type mismatch for attribute to update");
    }

    /** One name twice in AttributesToGet. */
    public static ApiException duplicateAttributeToGet(String attribute) {
        return ErrorTexts.invalid("Duplicate value in attribute name: " + attribute);
    }
}
