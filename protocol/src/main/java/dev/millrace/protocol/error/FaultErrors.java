package dev.millrace.protocol.error;

/** Errors that Millrace answers only when it is asked to (docs/admin.md). */
public final class FaultErrors {
    private FaultErrors() {}

    /** A table's provisioned throughput is used up (source: capacity.md). */
    public static ApiException throughputExceeded() {
        return new ApiException(
                ErrorType.PROVISIONED_THROUGHPUT_EXCEEDED,
                "The level of configured provisioned throughput for the table was exceeded. Consider increasing your"
                        + " provisioning level with the UpdateTable API.");
    }

    /** An on-demand table is not yet as fast as it is asked to be; AWS's words as users report them. */
    public static ApiException itemsThrottled() {
        return new ApiException(
                ErrorType.THROTTLING,
                "Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your"
                        + " table or index so please try again shortly. If exceptions persist, check if you have a hot"
                        + " key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/"
                        + "bp-partition-key-design.html");
    }

    /** Too many calls of streams or tables (recorded on AWS, streams.md 0). */
    public static ApiException requestsThrottled() {
        return new ApiException(ErrorType.THROTTLING, "Rate exceeded");
    }

    /** More than two readers of one shard; the words are inferred. */
    public static ApiException tooManyReaders() {
        return new ApiException(ErrorType.LIMIT_EXCEEDED, "Too many requests read the shard at the same time");
    }

    /** Too many tables are being changed; the words are those of the service model. */
    public static ApiException tooManyTableOperations() {
        return new ApiException(ErrorType.LIMIT_EXCEEDED, "Too many operations for a given subscriber.");
    }
}
