package dev.millrace.server.trigger;

import dev.millrace.streams.trigger.FailureDestination;
import dev.millrace.streams.trigger.InvocationTarget;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;

/** From what the configuration says to what can be called. Thread-safe. */
final class FunctionFactory {
    private static final String INVOKE_API = "lambda+";
    private static final String FILE = "file:";
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);

    private FunctionFactory() {}

    /**
     * The target that a function's URI means: {@code http://...} or {@code https://...} for a webhook, with
     * {@code lambda+} before it for Lambda's Invoke API.
     *
     * @throws WrongTriggerException if it means none
     */
    static InvocationTarget target(String name, String text) {
        boolean isInvokeApi = text.startsWith(INVOKE_API);
        URI uri = http(
                "Function " + name,
                text,
                isInvokeApi ? text.substring(INVOKE_API.length()) : text,
                "lambda+http://...");
        return new HttpTarget(client(), uri, isInvokeApi);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_PATIENCE)
                .build();
    }

    /**
     * The destination that an ARN's URI means: {@code file:PATH} for a file of JSON lines, {@code http://...} or
     * {@code https://...} for a POST each.
     *
     * @param threads for what blocks
     * @throws WrongTriggerException if it means none
     */
    static FailureDestination destination(String arn, String text, Executor threads) {
        if (text.startsWith(FILE)) {
            try {
                return new FileDestination(Path.of(text.substring(FILE.length())), threads);
            } catch (InvalidPathException wrong) {
                throw new WrongTriggerException("The destination " + arn + " cannot be the file " + text + ".");
            }
        }
        return new HttpDestination(client(), http("Destination " + arn, text, text, "file:PATH"));
    }

    private static URI http(String subject, String whole, String text, String otherForm) {
        String wrong = subject + " must be at http://..., https://... or " + otherForm + ", not at \"" + whole + "\".";
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw new WrongTriggerException(wrong);
        }
        boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!isHttp || uri.getHost() == null) {
            throw new WrongTriggerException(wrong);
        }
        if (isLinkLocal(uri.getHost())) {
            throw new WrongTriggerException(subject + " cannot be at " + uri.getHost()
                    + ": link-local addresses, such as those of cloud metadata, are not called.");
        }
        return uri;
    }

    /** A name that is not known now may be later, such as that of a container; it is looked up again at each call. */
    private static boolean isLinkLocal(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (address.isLinkLocalAddress()) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException notNow) {
            return false;
        }
    }
}
