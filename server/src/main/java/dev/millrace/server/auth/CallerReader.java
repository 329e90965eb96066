package dev.millrace.server.auth;

import dev.millrace.protocol.error.AuthErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from an Authorization header or a presigned query, with AWS's refusals.
 *
 * <p>One per connection and not thread-safe: it remembers the last credential, which saves parsing and five
 * allocations on each request of a client that keeps its connection.
 */
public final class CallerReader {
    private static final String SCHEME_PREFIX = "AWS4-";
    private static final List<String> HEADER_PARAMETERS = List.of("Credential", "Signature", "SignedHeaders");
    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final List<String> QUERY_PARAMETERS =
            List.of(ALGORITHM, "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date");

    private String lastCredential = "";
    private Caller lastCaller = Caller.ofCredential("");

    /**
     * Reads who is calling.
     *
     * @param authorization the header, null if absent
     * @param query the raw query string, empty if none
     * @param hasDate whether an X-Amz-Date or a Date header is there
     * @throws dev.millrace.protocol.error.ApiException with AWS's text if the credentials are missing or incomplete
     */
    public Caller read(@Nullable String authorization, String query, boolean hasDate) {
        boolean presigned = !query.isEmpty() && findQueryValue(query, ALGORITHM) != null;
        if (authorization == null || authorization.isEmpty()) {
            if (presigned) {
                return fromQuery(query);
            }
            throw AuthErrors.missingToken();
        }
        if (presigned) {
            throw AuthErrors.headerAndQuery();
        }
        if (!authorization.stripLeading().startsWith(SCHEME_PREFIX)) {
            throw AuthErrors.missingToken();
        }
        return fromHeader(authorization, hasDate);
    }

    private Caller fromHeader(String header, boolean hasDate) {
        int credential = valueStart(header, "Credential=");
        boolean complete = credential >= 0
                && valueStart(header, "Signature=") >= 0
                && valueStart(header, "SignedHeaders=") >= 0
                && hasDate;
        if (!complete) {
            List<String> missing = new ArrayList<>();
            for (String parameter : HEADER_PARAMETERS) {
                if (valueStart(header, parameter + "=") < 0) {
                    missing.add(parameter);
                }
            }
            throw AuthErrors.incompleteHeader(missing, hasDate, header);
        }
        int end = credential + lastCredential.length();
        boolean known = header.startsWith(lastCredential, credential)
                && (end == header.length() || isSeparator(header.charAt(end)))
                && end > credential;
        return known ? lastCaller : remember(header.substring(credential, valueEnd(header, credential)));
    }

    private Caller fromQuery(String query) {
        List<String> missing = new ArrayList<>();
        for (String parameter : QUERY_PARAMETERS) {
            String value = findQueryValue(query, parameter);
            if (value == null || value.isEmpty()) {
                missing.add(parameter);
            }
        }
        String credential = findQueryValue(query, "X-Amz-Credential");
        if (!missing.isEmpty() || credential == null) {
            throw AuthErrors.incompleteQuery(missing);
        }
        return remember(credential);
    }

    private Caller remember(String credential) {
        lastCaller = Caller.ofCredential(credential);
        lastCredential = credential;
        return lastCaller;
    }

    /** Where the non-empty value of {@code nameAndEquals} starts, or -1. Parts end at commas or blanks, or both. */
    private static int valueStart(String header, String nameAndEquals) {
        int at = header.indexOf(nameAndEquals);
        while (at >= 0) {
            int start = at + nameAndEquals.length();
            boolean whole = at > 0 && isSeparator(header.charAt(at - 1));
            if (whole && start < header.length() && !isSeparator(header.charAt(start))) {
                return start;
            }
            at = header.indexOf(nameAndEquals, start);
        }
        return -1;
    }

    private static int valueEnd(String header, int start) {
        int end = start;
        while (end < header.length() && !isSeparator(header.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ' ' || c == '\t';
    }

    private static @Nullable String findQueryValue(String query, String name) {
        int start = 0;
        while (start <= query.length()) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (nameEnd - start == name.length() && query.startsWith(name, start)) {
                return nameEnd == end ? "" : percentDecoded(query.substring(nameEnd + 1, end));
            }
            start = end + 1;
        }
        return null;
    }

    private static String percentDecoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text; // a broken escape names a caller as well as any other text: nothing is verified
        }
    }
}
