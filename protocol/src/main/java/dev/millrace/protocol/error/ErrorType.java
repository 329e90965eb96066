package dev.millrace.protocol.error;

/**
 * The error codes with their namespace, HTTP status and the spelling of the message member (source: errors.md section
 * 1, recorded on AWS).
 */
public enum ErrorType {
    VALIDATION("com.amazon.coral.validate", "ValidationException", 400, "message"),
    SERIALIZATION("com.amazon.coral.service", "SerializationException", 400, "Message"),
    UNKNOWN_OPERATION("com.amazon.coral.service", "UnknownOperationException", 400, "message"),
    MISSING_AUTHENTICATION_TOKEN("com.amazon.coral.service", "MissingAuthenticationTokenException", 400, "message"),
    INCOMPLETE_SIGNATURE("com.amazon.coral.service", "IncompleteSignatureException", 400, "message"),
    INVALID_SIGNATURE("com.amazon.coral.service", "InvalidSignatureException", 400, "message"),
    UNRECOGNIZED_CLIENT("com.amazon.coral.service", "UnrecognizedClientException", 400, "message"),
    ACCESS_DENIED("com.amazon.coral.service", "AccessDeniedException", 400, "message"),
    THROTTLING("com.amazon.coral.availability", "ThrottlingException", 400, "message"),
    RESOURCE_NOT_FOUND(ErrorType.DYNAMODB, "ResourceNotFoundException", 400, "message"),
    RESOURCE_IN_USE(ErrorType.DYNAMODB, "ResourceInUseException", 400, "message"),
    CONDITIONAL_CHECK_FAILED(ErrorType.DYNAMODB, "ConditionalCheckFailedException", 400, "message"),
    LIMIT_EXCEEDED(ErrorType.DYNAMODB, "LimitExceededException", 400, "message"),
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED(ErrorType.DYNAMODB, "ItemCollectionSizeLimitExceededException", 400, "message"),
    PROVISIONED_THROUGHPUT_EXCEEDED(ErrorType.DYNAMODB, "ProvisionedThroughputExceededException", 400, "message"),
    REQUEST_LIMIT_EXCEEDED(ErrorType.DYNAMODB, "RequestLimitExceeded", 400, "message"),
    TRANSACTION_CONFLICT(ErrorType.DYNAMODB, "TransactionConflictException", 400, "message"),
    TRANSACTION_CANCELED(ErrorType.DYNAMODB, "TransactionCanceledException", 400, "Message"),
    TRANSACTION_IN_PROGRESS(ErrorType.DYNAMODB, "TransactionInProgressException", 400, "Message"),
    IDEMPOTENT_PARAMETER_MISMATCH(ErrorType.DYNAMODB, "IdempotentParameterMismatchException", 400, "Message"),
    POLICY_NOT_FOUND(ErrorType.DYNAMODB, "PolicyNotFoundException", 400, "message"),
    TABLE_NOT_FOUND(ErrorType.DYNAMODB, "TableNotFoundException", 400, "message"),
    EXPIRED_ITERATOR(ErrorType.DYNAMODB, "ExpiredIteratorException", 400, "message"),
    TRIMMED_DATA_ACCESS(ErrorType.DYNAMODB, "TrimmedDataAccessException", 400, "message"),
    INVALID_PARAMETER_VALUE(ErrorType.LAMBDA, "InvalidParameterValueException", 400, "message"),
    RESOURCE_CONFLICT(ErrorType.LAMBDA, "ResourceConflictException", 409, "message"),
    LAMBDA_RESOURCE_NOT_FOUND(ErrorType.LAMBDA, "ResourceNotFoundException", 404, "Message"),
    LAMBDA_UNKNOWN_OPERATION("com.amazon.coral.service", "UnknownOperationException", 404, "message"),
    INTERNAL_SERVER_ERROR(ErrorType.DYNAMODB, "InternalServerError", 500, "message");

    static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810";

    /** REST-JSON errors carry their code in a header, without a namespace; this one is never sent. */
    static final String LAMBDA = "com.amazonaws.lambda";

    private final String wireName;
    private final String code;
    private final int status;
    private final String messageMember;

    ErrorType(String namespace, String code, int status, String messageMember) {
        this.wireName = namespace + "#" + code;
        this.code = code;
        this.status = status;
        this.messageMember = messageMember;
    }

    /** Namespace and code, the value of {@code __type}. */
    public String wireName() {
        return wireName;
    }

    /** The code alone, which SDKs match on. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** {@code message} or {@code Message}. */
    public String messageMember() {
        return messageMember;
    }
}
