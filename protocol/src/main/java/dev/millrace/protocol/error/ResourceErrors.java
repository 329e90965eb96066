package dev.millrace.protocol.error;

/** Resources named by ARN, their tags and policies (source: errors.md 6.7). */
public final class ResourceErrors {
    private static final String POLICY_NOT_FOUND = "Resource-based policy not found for the provided ResourceArn: ";

    private ResourceErrors() {}

    /** A text that is no ARN of a resource that the operation takes; of the newer text only a part is known. */
    public static ApiException invalidArn(String arn) {
        return new ErrorText(
                        older(arn),
                        WordingFamily.RESOURCE_ARN,
                        arn.startsWith("arn:")
                                ? older(arn)
                                : ErrorTexts.INVALID_PARAMETER + "ARNs must start with 'arn:': " + arn)
                .validation();
    }

    /** The ARN of an index. */
    public static ApiException indexArn(String arn) {
        return new ErrorText(
                        older(arn),
                        WordingFamily.RESOURCE_ARN,
                        ErrorTexts.INVALID_PARAMETER
                                + "Invalid resource arn provided, only table or stream is accepted. Provided resource"
                                + " arn: " + arn)
                .validation();
    }

    private static String older(String arn) {
        return "Invalid TableArn: Invalid ResourceArn provided as input " + arn;
    }

    /** TagResource or UntagResource of a table that does not exist; the missing letter is AWS's. */
    public static ApiException taggedResourceNotFound(String arn) {
        return ErrorTexts.notFound("Requested resource not found: ResourcArn: " + arn + " not found");
    }

    /**
     * ListTagsOfResource of a table that does not exist, which AWS does not tell apart from one of somebody else.
     *
     * @param callerArn of whoever asks
     */
    public static ApiException tagsNotAccessible(String callerArn, String arn) {
        return new ApiException(
                ErrorType.ACCESS_DENIED,
                "User: " + callerArn + " is not authorized to perform: dynamodb:ListTagsOfResource on resource: "
                        + arn);
    }

    /** TagResource without tags. */
    public static ApiException noTags() {
        return ErrorTexts.validation("Atleast one Tag needs to be provided as Input.");
    }

    /** UntagResource without keys. */
    public static ApiException noTagKeys() {
        return ErrorTexts.validation("Atleast one Tag Key needs to be provided as Input.");
    }

    /** More than 50 tags. */
    public static ApiException tooManyTags(int maximum) {
        return ErrorTexts.invalid("Too many tags: tag limit is " + maximum);
    }

    /** A character that tags may not have; AWS refuses it, the words are inferred. */
    public static ApiException tagCharacters(String keyOrValue) {
        return ErrorTexts.invalid("Tag keys and values may only contain letters, digits, white space and the characters"
                + " + - = . _ : /: " + keyOrValue);
    }

    /** A key of AWS's own; AWS refuses it, the words are inferred. */
    public static ApiException reservedTagKey(String key) {
        return ErrorTexts.invalid("Tag keys must not begin with aws: " + key);
    }

    /** One key twice in a request; that AWS refuses it is inferred, as are the words. */
    public static ApiException duplicateTagKey(String key) {
        return ErrorTexts.invalid("Duplicate tag key: " + key);
    }

    /** A NextToken that no page ended with; the words are inferred. */
    public static ApiException invalidNextToken() {
        return ErrorTexts.invalid("Invalid NextToken");
    }

    /** A resource without policy. */
    public static ApiException policyNotFound(String arn) {
        return new ApiException(ErrorType.POLICY_NOT_FOUND, POLICY_NOT_FOUND + arn);
    }

    /** A policy that was changed since. */
    public static ApiException policyRevisionDiffers(String expected, String tableName, String actual) {
        return new ApiException(
                ErrorType.POLICY_NOT_FOUND,
                POLICY_NOT_FOUND + "Requested update for policy with revision id " + expected
                        + ", but the policy associated to target table " + tableName + " has revision id " + actual
                        + ".");
    }

    /** A policy where none is expected. */
    public static ApiException policyExists(String tableName, String actual) {
        return new ApiException(
                ErrorType.POLICY_NOT_FOUND,
                POLICY_NOT_FOUND + "Requested policy update expecting none to be present for table " + tableName
                        + ", but a policy exists with revision id " + actual + ".");
    }

    /** A policy that is no JSON object; the words are inferred. */
    public static ApiException malformedPolicy() {
        return ErrorTexts.invalid("Invalid resource policy: The policy is not a JSON object");
    }

    /** A policy that is too large; the words are inferred. */
    public static ApiException policyTooLarge(int maximum) {
        return ErrorTexts.invalid("Invalid resource policy: The size must not exceed " + maximum + " bytes");
    }
}
