package dev.millrace.server.trigger;

import dev.millrace.protocol.json.JsonWriter;
import dev.millrace.protocol.lambda.FunctionName;
import dev.millrace.streams.trigger.Invocation;
import dev.millrace.streams.trigger.InvocationOutcome;
import dev.millrace.streams.trigger.InvocationTarget;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * A function behind HTTP: a plain webhook, which gets the event as the body of a POST and answers with 2xx, or Lambda's
 * Invoke API. Thread-safe.
 *
 * <p>Follows no redirects, waits {@link #PATIENCE} at most and reads {@link #ANSWER_SIZE_MAX} bytes at most.
 */
final class HttpTarget implements InvocationTarget {
    /** As long as a function may run on AWS. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    /** What a function may answer on AWS. */
    static final int ANSWER_SIZE_MAX = 6 << 20;

    private static final String VERSION = "$LATEST";
    private static final String UNHANDLED = "Unhandled";
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient client;
    private final URI uri;
    private final boolean isInvokeApi;

    /**
     * A function there.
     *
     * @param isInvokeApi whether it is Lambda's Invoke API that answers at {@code uri}, not a webhook
     */
    HttpTarget(HttpClient client, URI uri, boolean isInvokeApi) {
        this.client = client;
        this.uri = uri;
        this.isInvokeApi = isInvokeApi;
    }

    @Override
    public CompletionStage<InvocationOutcome> invoke(Invocation invocation) {
        HttpRequest.Builder request = HttpRequest.newBuilder(isInvokeApi ? invokePath(invocation) : uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Millrace-Request-Id", invocation.requestId())
                .POST(HttpRequest.BodyPublishers.ofByteArray(invocation.payload()));
        if (isInvokeApi) {
            request.header("X-Amz-Invocation-Type", "RequestResponse");
        }
        return client.sendAsync(request.build(), info -> new BoundedBody())
                .handle((answer, failure) -> failure == null ? outcome(answer) : outcome(failure));
    }

    private URI invokePath(Invocation invocation) {
        String base = uri.toString().replaceFirst("/+$", "");
        return URI.create(base + "/2015-03-31/functions/"
                + FunctionName.parse(invocation.functionArn()).name() + "/invocations");
    }

    private InvocationOutcome outcome(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String version = answer.headers().firstValue("X-Amz-Executed-Version").orElse(VERSION);
        String error = answer.headers().firstValue("X-Amz-Function-Error").orElse(null);
        if (error != null) {
            return new InvocationOutcome.FunctionFailed(status, version, error, answer.body());
        }
        if (status / 100 == 2) {
            return new InvocationOutcome.Answered(status, version, answer.body());
        }
        // Of Lambda's own API any other status says that the function was not run; a webhook is the function.
        return isInvokeApi || status == TOO_MANY_REQUESTS
                ? new InvocationOutcome.NotInvoked("HTTP " + status)
                : new InvocationOutcome.FunctionFailed(status, version, UNHANDLED, answer.body());
    }

    private static InvocationOutcome outcome(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)) {
            return failed("Task timed out after " + PATIENCE.toSeconds() + ".00 seconds");
        }
        if (cause instanceof AnswerTooLargeException) {
            return failed("Response payload size exceeded maximum allowed payload size (6291556 bytes).");
        }
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new InvocationOutcome.NotInvoked(cause.toString());
        }
        // The event was sent: a function that dies of it has had its attempt.
        return failed("The connection ended before the answer: " + cause);
    }

    private static InvocationOutcome failed(String message) {
        JsonWriter out = new JsonWriter();
        out.beginObject().name("errorMessage").value(message).endObject();
        return new InvocationOutcome.FunctionFailed(200, VERSION, UNHANDLED, out.toByteArray());
    }

    /** A body that is larger than a function's answer may be. */
    private static final class AnswerTooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AnswerTooLargeException() {
            super("the answer is too large", null, false, false);
        }
    }

    /** Collects a body up to the limit. */
    private static final class BoundedBody implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        };
        private byte[] bytes = new byte[0];

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                int size = part.remaining();
                if (bytes.length + size > ANSWER_SIZE_MAX) {
                    subscription.cancel();
                    whole.completeExceptionally(new AnswerTooLargeException());
                    return;
                }
                bytes = Arrays.copyOf(bytes, bytes.length + size);
                part.get(bytes, bytes.length - size, size);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes);
        }
    }
}
