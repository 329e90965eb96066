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

    static ApiException invalidParameter(String message) {
        return new ApiException(ErrorType.INVALID_PARAMETER_VALUE, message);
    }
}
