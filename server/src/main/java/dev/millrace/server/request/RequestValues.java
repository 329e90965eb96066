package dev.millrace.server.request;

import dev.millrace.protocol.error.ValueErrors;
import dev.millrace.protocol.model.AttributeMap;
import dev.millrace.protocol.model.AttributeValue;
import java.util.Map;

/** Raises what the decoder found wrong with attribute values, when AWS's order of checks comes to it. */
public final class RequestValues {
    private RequestValues() {}

    /**
     * The values of a member.
     *
     * @throws dev.millrace.protocol.error.ApiException for the first value that AWS refuses
     */
    public static Map<String, AttributeValue> require(AttributeMap member) {
        if (member.invalid() != null) {
            throw ValueErrors.invalidValue(member.invalid());
        }
        return member.values();
    }
}
