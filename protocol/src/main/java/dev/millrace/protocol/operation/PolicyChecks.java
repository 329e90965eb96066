package dev.millrace.protocol.operation;

import dev.millrace.protocol.error.ResourceErrors;
import dev.millrace.protocol.json.JsonReader;
import dev.millrace.protocol.limit.ServiceLimits;
import java.nio.charset.StandardCharsets;

/** What is checked in a resource-based policy: that it is a JSON object and its size, not what it allows. */
public final class PolicyChecks {
    private PolicyChecks() {}

    /**
     * Checks a policy.
     *
     * @throws dev.millrace.protocol.error.ApiException if it is too large or no JSON object
     */
    public static void check(String policy) {
        byte[] bytes = policy.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > ServiceLimits.POLICY_SIZE_MAX) {
            throw ResourceErrors.policyTooLarge(ServiceLimits.POLICY_SIZE_MAX);
        }
        if (!policy.stripLeading().startsWith("{") || !JsonReader.isParsable(bytes, 0, bytes.length)) {
            throw ResourceErrors.malformedPolicy();
        }
    }
}
