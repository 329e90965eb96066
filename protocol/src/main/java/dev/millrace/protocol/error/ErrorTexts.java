package dev.millrace.protocol.error;

/** What the texts of several topics begin with, and the ordinary error of each kind. */
final class ErrorTexts {
    static final String INVALID_PARAMETER = "One or more parameter values were invalid: ";

    static final String NOT_VALID_PARAMETER = "One or more parameter values are not valid. ";

    private ErrorTexts() {}

    static ApiException validation(String message) {
        return new ApiException(ErrorType.VALIDATION, message);
    }

    /** A ValidationException whose text begins as most do. */
    static ApiException invalid(String message) {
        return new ApiException(ErrorType.VALIDATION, INVALID_PARAMETER + message);
    }

    static ApiException notFound(String message) {
        return new ApiException(ErrorType.RESOURCE_NOT_FOUND, message);
    }

    static ApiException inUse(String message) {
        return new ApiException(ErrorType.RESOURCE_IN_USE, message);
    }
}
