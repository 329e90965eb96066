package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ResourceErrors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ARN of a table, or of a table's stream.
 *
 * @param text the whole ARN
 * @param tableArn the ARN of the table, alone
 * @param streamLabel null for a table
 */
public record ResourceArn(
        String text,
        String tableArn,
        String tableName,
        @Nullable String streamLabel) {
    private static final Pattern INDEX = Pattern.compile("arn:[a-z-]+:dynamodb:[^:]+:[0-9]+:table/[^/]+/index/.*");
    private static final Pattern SHAPE =
            Pattern.compile("(arn:[a-z-]+:dynamodb:[^:]+:[0-9]+:table/([a-zA-Z0-9_.-]+))(?:/stream/([^/]+))?");

    /**
     * Reads the ARN of a table or stream.
     *
     * @throws dev.millrace.protocol.error.ApiException if it is of anything else, such as an index
     */
    public static ResourceArn ofTableOrStream(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw INDEX.matcher(text).matches() ? ResourceErrors.indexArn(text) : ResourceErrors.invalidArn(text);
        }
        return new ResourceArn(text, matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /**
     * Reads the ARN of a table.
     *
     * @throws dev.millrace.protocol.error.ApiException if it is of anything else, such as a stream or an index
     */
    public static ResourceArn ofTable(String text) {
        ResourceArn resource = ofTableOrStream(text);
        if (resource.streamLabel() != null) {
            throw ResourceErrors.invalidArn(text);
        }
        return resource;
    }
}
