package dev.millrace.protocol.operation;

/** The two services that share the port, with the prefix of their {@code X-Amz-Target} header. */
public enum Service {
    DYNAMODB("DynamoDB_20120810"),
    DYNAMODB_STREAMS("DynamoDBStreams_20120810");

    private final String targetPrefix;

    Service(String targetPrefix) {
        this.targetPrefix = targetPrefix;
    }

    /** What stands before the point of {@code X-Amz-Target}. */
    public String targetPrefix() {
        return targetPrefix;
    }
}
