package dev.millrace.protocol.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as a request names it: by name, by part of an ARN or by ARN, with or without a version or alias.
 *
 * @param region null if not said
 * @param accountId null if not said
 * @param name of the function alone
 * @param qualifier version, alias or $LATEST; null if not said, which is kept apart from $LATEST (recorded on AWS,
 *     test_function_name_variations)
 */
public record FunctionName(
        @Nullable String region,
        @Nullable String accountId,
        String name,
        @Nullable String qualifier) {
    /** What a function's name in a request must be (source: SDK model, NamespacedFunctionName). */
    static final String PATTERN = "(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:"
            + "\\d{12}:|(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?))(function:)?"
            + "([a-zA-Z0-9-_\\.]+)(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    /** The same for any region in an ARN, because those of emulators are not AWS's alone. */
    static final String ACCEPTED = "(?:arn:(?:aws[a-zA-Z-]*)?:lambda:(?<region>[a-z0-9-]+):(?<account>\\d{12}):"
            + "|(?:(?<partialRegion>[a-z]{2,4}(?:-[a-z]+)+-\\d):)?(?:(?<partialAccount>\\d{12}):)?)(?:function:)?"
            + "(?<name>[a-zA-Z0-9-_.]+)(?::(?<qualifier>\\$LATEST(?:\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    private static final Pattern SHAPE = Pattern.compile(ACCEPTED);

    /** Reads a name that satisfies the pattern of requests. */
    public static FunctionName parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no name of a function: " + text);
        }
        return new FunctionName(
                either(matcher, "region", "partialRegion"),
                either(matcher, "account", "partialAccount"),
                matcher.group("name"),
                matcher.group("qualifier"));
    }

    private static @Nullable String either(Matcher matcher, String one, String other) {
        String found = matcher.group(one);
        return found != null ? found : matcher.group(other);
    }

    /** The ARN, with the caller's region and account where the request said none. */
    public String arn(String callerRegion, String callerAccountId) {
        return "arn:aws:lambda:" + (region == null ? callerRegion : region) + ":"
                + (accountId == null ? callerAccountId : accountId) + ":function:" + name
                + (qualifier == null ? "" : ":" + qualifier);
    }

    /** Whether both name the same function with the same version or alias, in whatever region or account. */
    public boolean isSameAs(FunctionName other) {
        return name.equals(other.name)
                && (qualifier == null ? other.qualifier == null : qualifier.equals(other.qualifier));
    }
}
