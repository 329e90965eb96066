package dev.millrace.server.dispatch;

import dev.millrace.protocol.error.ApiException;
import dev.millrace.protocol.error.RequestErrors;
import dev.millrace.protocol.json.ErrorJson;
import dev.millrace.protocol.json.JsonWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a throwable becomes an answer. Stateless. */
final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    private ErrorAnswers() {}

    /** An expected error as it is; anything else is logged, once and here, and told as the internal error. */
    static Answer answerTo(Throwable cause, String requestId, String contentType) {
        if (cause instanceof ApiException refused) {
            return encoded(refused, contentType);
        }
        log.error("request {} failed", requestId, cause);
        return encoded(RequestErrors.internalServerError(), contentType);
    }

    private static Answer encoded(ApiException refused, String contentType) {
        JsonWriter out = new JsonWriter();
        ErrorJson.write(refused, out);
        return Answer.borrowing(refused.type().status(), contentType, out.buffer(), out.size());
    }
}
