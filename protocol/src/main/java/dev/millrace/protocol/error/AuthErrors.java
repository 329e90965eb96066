package dev.millrace.protocol.error;

import java.util.List;

/**
 * What AWS answers to a request without usable credentials (source: errors.md section 2, recorded through dynalite).
 * Signatures themselves are not verified.
 */
public final class AuthErrors {
    private AuthErrors() {}

    /** Both an Authorization header and presigned query parameters. */
    public static ApiException headerAndQuery() {
        return new ApiException(
                ErrorType.INVALID_SIGNATURE,
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
    }

    /** No credentials, or ones of another scheme than AWS4. */
    public static ApiException missingToken() {
        return new ApiException(ErrorType.MISSING_AUTHENTICATION_TOKEN, "Request is missing Authentication Token");
    }

    /**
     * An Authorization header that lacks something.
     *
     * @param missingParameters which of Credential, Signature, SignedHeaders are absent, in this order
     * @param header the header as it came
     */
    public static ApiException incompleteHeader(List<String> missingParameters, boolean hasDate, String header) {
        StringBuilder message = new StringBuilder();
        for (String parameter : missingParameters) {
            message.append("Authorization header requires '").append(parameter).append("' parameter. ");
        }
        if (!hasDate) {
            message.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        message.append("Authorization=").append(header);
        return new ApiException(ErrorType.INCOMPLETE_SIGNATURE, message.toString());
    }

    /**
     * A presigned query that lacks something.
     *
     * @param missingParameters the full names, such as X-Amz-Credential, in AWS's order
     */
    public static ApiException incompleteQuery(List<String> missingParameters) {
        StringBuilder message = new StringBuilder();
        for (String parameter : missingParameters) {
            message.append("AWS query-string parameters must include '")
                    .append(parameter)
                    .append("'. ");
        }
        message.append("Re-examine the query-string parameters.");
        return new ApiException(ErrorType.INCOMPLETE_SIGNATURE, message.toString());
    }
}
