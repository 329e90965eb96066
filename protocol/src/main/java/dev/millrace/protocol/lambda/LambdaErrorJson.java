package dev.millrace.protocol.lambda;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.ErrorType;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * An error as Lambda answers it: the code in the header {@link #HEADER}, text and kind in the body (recorded on AWS,
 * test_event_source_mapping_exceptions).
 */
public final class LambdaErrorJson {
    /** The header of the error's code. */
    public static final String HEADER = "x-amzn-ErrorType";

    private LambdaErrorJson() {}

    /** The HTTP status. Who cannot be read or is not let in gets 403 here (source: AWS's common errors of Lambda). */
    public static int status(ApiException error) {
        return switch (error.type()) {
            case MISSING_AUTHENTICATION_TOKEN, INCOMPLETE_SIGNATURE, INVALID_SIGNATURE, UNRECOGNIZED_CLIENT -> 403;
            case THROTTLING -> 429;
            default -> error.type().status();
        };
    }

    /** The code. */
    public static String code(ApiException error) {
        return switch (error.type()) {
            case THROTTLING -> "TooManyRequestsException";
            case INTERNAL_SERVER_ERROR -> "ServiceException";
            default -> error.type().code();
        };
    }

    /** Writes the body. */
    public static void write(ApiException error, JsonWriter out) {
        ErrorType type = error.type();
        out.beginObject();
        String kind = kind(type);
        if (kind != null) {
            out.name("Type").value(kind);
        }
        String message = error.getMessage();
        if (message != null) {
            out.name(type.messageMember()).value(message);
        }
        out.endObject();
    }

    /** Errors that come before Lambda's own code, such as a violated constraint, have no kind (recorded on AWS). */
    private static @Nullable String kind(ErrorType type) {
        return switch (type) {
            case INVALID_PARAMETER_VALUE, RESOURCE_CONFLICT, LAMBDA_RESOURCE_NOT_FOUND, THROTTLING -> "User";
            case INTERNAL_SERVER_ERROR -> "Service";
            default -> null;
        };
    }
}
