package dev.millrace.junit;

import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Whether the AWS SDK, which the extension leaves to its user, is on the class path. */
final class SdkPresence {
    private static final String CLIENT = "software.amazon.awssdk.services.dynamodb.DynamoDbClient";

    private SdkPresence() {}

    /**
     * Checks before a class is loaded that needs it.
     *
     * @param wish what is to be made, for the message
     * @throws ParameterResolutionException with a sentence that names the artifact to add
     */
    static void require(String wish, ClassLoader loader) {
        try {
            Class.forName(CLIENT, false, loader);
        } catch (ClassNotFoundException absent) {
            throw missing(wish, "dynamodb");
        }
    }

    static ParameterResolutionException missing(String wish, String artifact) {
        return new ParameterResolutionException(wish + " needs the AWS SDK for Java 2: add software.amazon.awssdk:"
                + artifact + " to the class path of the tests.");
    }
}
