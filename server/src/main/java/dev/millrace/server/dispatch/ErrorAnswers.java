package dev.millrace.server.dispatch;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.ErrorJson;
import dev.millrace.protocol.json.JsonWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a throwable becomes an answer. Stateless. */
final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    /** The answer where no operation is known, whose texts are the same in both wordings. */
    static Answer answerTo(Throwable cause, String requestId, String contentType) {
        return answerTo(cause, requestId, contentType, Wording.OLDER, "");
    }

    /**
     * An expected error as it is; anything else is logged, once and here, and told as the internal error.
     *
     * @param wording the server's; which operations have the newer one is known to the error
     */
    static Answer answerTo(Throwable cause, String requestId, String contentType, Wording wording, String operation) {
        if (cause instanceof ApiException refused) {
            return encoded(refused, refused.message(wording, operation), contentType);
        }
        log.error("request {} failed", requestId, cause);
        ApiException failure = RequestErrors.internalServerError();
        return encoded(failure, failure.getMessage(), contentType);
    }

    private static Answer encoded(ApiException refused, @Nullable String message, String contentType) {
        JsonWriter out = new JsonWriter();
        ErrorJson.write(refused, message, out);
        return Answer.borrowing(refused.type().status(), contentType, out.buffer(), out.size());
    }
}
