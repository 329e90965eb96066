package dev.millrace.protocol.error;

/** Event source mappings; texts recorded on AWS (source: streams.md F1, lambda-esm-dynamodb recordings). */
public final class LambdaErrors {
    private LambdaErrors() {}

    /** No mapping has this UUID. */
    public static ApiException mappingNotFound() {
        return new ApiException(ErrorType.LAMBDA_RESOURCE_NOT_FOUND, "The resource you requested does not exist.");
    }

    /** The stream feeds the function already. The blanks beside the quotes are AWS's. */
    public static ApiException mappingExists(String streamArn, String functionName, String uuid) {
        return new ApiException(
                ErrorType.RESOURCE_CONFLICT,
                "The event source arn (\" " + streamArn + " \") and function (\" " + functionName
                        + " \") provided mapping already exists. Please update or delete the existing mapping with UUID "
                        + uuid);
    }

    /** No stream has this ARN. */
    public static ApiException streamNotFound(String streamArn) {
        return invalidParameter("Stream not found: " + streamArn);
    }

    /** A pattern that is no filter. */
    public static ApiException invalidFilterPattern() {
        return invalidParameter("Invalid filter pattern definition.");
    }

    /** More patterns than a mapping may have; Millrace's own text, AWS's is not known. */
    public static ApiException tooManyFilters(int countMax) {
        return invalidParameter("A mapping has at most " + countMax + " filters.");
    }

    /** More mappings than there may be; Millrace's own limit and text. */
    public static ApiException tooManyMappings(int countMax) {
        return invalidParameter("There are at most " + countMax + " event source mappings.");
    }

    /** No event source, or one that is no stream of DynamoDB. */
    public static ApiException unrecognizedEventSource() {
        return invalidParameter("Unrecognized event source.");
    }

    /** A function that is not configured. */
    public static ApiException functionNotFound() {
        return invalidParameter("Function does not exist");
    }

    /** A request to a function's own path, which is not served here. */
    public static ApiException functionNotFound(String functionArn) {
        return new ApiException(ErrorType.LAMBDA_RESOURCE_NOT_FOUND, "Function not found: " + functionArn);
    }

    /** No StartingPosition; the point at the end is AWS's. */
    public static ApiException missingStartingPosition() {
        return invalidParameter("1 validation error detected: Value null at 'startingPosition' failed to satisfy"
                + " constraint: Member must not be null.");
    }

    /** AT_TIMESTAMP. */
    public static ApiException unsupportedStartingPosition(String streamArn) {
        return invalidParameter("Unsupported starting position for arn type: " + streamArn);
    }

    /** A member for other event sources; recorded for DestinationConfig, inferred for others. */
    public static ApiException unsupportedParameter(String member) {
        return invalidParameter("Unsupported " + member + " parameter for given event source mapping type.");
    }

    /** An age between "no limit" and the shortest (limit: streams.md F1; text inferred). */
    public static ApiException invalidRecordAge() {
        return invalidParameter("MaximumRecordAgeInSeconds must be -1 or between 60 and 604800.");
    }

    /** A marker that no answer contained (text inferred). */
    public static ApiException invalidMarker() {
        return invalidParameter("Invalid marker.");
    }

    /** A path or method that Millrace does not have (text inferred). */
    public static ApiException unknownOperation(String method, String path) {
        return new ApiException(
                ErrorType.LAMBDA_UNKNOWN_OPERATION, "Unable to determine service/operation for " + method + " " + path);
    }

    static ApiException invalidParameter(String message) {
        return new ApiException(ErrorType.INVALID_PARAMETER_VALUE, message);
    }
}
