package dev.millrace.protocol.error;

/** Streams, shards and iterators (source: streams.md A2, A4, A5, D1, D2, D4, D6). */
public final class StreamErrors {
    private StreamErrors() {}

    /** UpdateTable turns on a stream that is on. */
    public static ApiException alreadyEnabled(String tableName) {
        return ErrorTexts.validation("Table already has an enabled stream: TableName: " + tableName);
    }

    /** UpdateTable turns off a stream that is off. AWS may add the table's name; the evidence is a pattern only. */
    public static ApiException nothingToDisable() {
        return ErrorTexts.validation("Table has no stream to disable");
    }

    /** A stream without view type; the text is DynamoDB Local's, AWS's is not known. */
    public static ApiException missingViewType() {
        return ErrorTexts.validation(
                "Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams.");
    }

    /** CreateTable with a view type and no stream. */
    public static ApiException viewTypeWithoutStreamOnCreate() {
        return ErrorTexts.invalid(
                "Table is being created with a stream disabled, UpdateViewType should not be specified");
    }

    /** UpdateTable with a view type and no stream; the text is DynamoDB Local's, AWS's is not known. */
    public static ApiException viewTypeWithoutStreamOnUpdate() {
        return ErrorTexts.validation(
                "Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was present.");
    }

    /** No such stream. */
    public static ApiException streamNotFound(String streamArn) {
        return ErrorTexts.notFound("Requested resource not found: Stream: " + streamArn + " not found");
    }

    /** No such shard in the stream; the tail is inferred from that of an unknown stream. */
    public static ApiException shardNotFound(String shardId, String streamArn) {
        return ErrorTexts.notFound(
                "Requested resource not found: Shard: " + shardId + " in Stream: " + streamArn + " not found");
    }

    /** A stream that is turned off has no shard to rotate or split; Millrace's own text, as are the next two. */
    public static ApiException streamNotEnabled(String streamArn) {
        return ErrorTexts.validation("The stream is turned off and has no open shard: " + streamArn);
    }

    /** A shard that is closed cannot be split. */
    public static ApiException shardNotOpen(String shardId) {
        return ErrorTexts.validation("The shard is closed: " + shardId);
    }

    /** A shard with one hash cannot be split. */
    public static ApiException shardNotDivisible(String shardId) {
        return ErrorTexts.validation("The shard is too narrow to be split: " + shardId);
    }

    /** A text that is no stream ARN; AWS answers a ValidationException, its words are not known. */
    public static ApiException malformedStreamArn() {
        return ErrorTexts.invalid("Invalid StreamArn");
    }

    /** A text that is no shard id; the words are inferred. */
    public static ApiException malformedShardId() {
        return ErrorTexts.invalid("Invalid ShardId");
    }

    /** A page of ListStreams or DescribeStream that is too large (DynamoDB Local's text). */
    public static ApiException pageTooLarge(int maximum) {
        return ErrorTexts.invalid("Limit cannot be greater than the maximum allowed size: " + maximum);
    }

    /** A page of GetRecords that is too large. */
    public static ApiException recordPageTooLarge(int maximum) {
        return ErrorTexts.invalid("Limit should be less than or equal to " + maximum);
    }

    /** An iterator type that needs a sequence number came without one, or with something that is none. */
    public static ApiException invalidSequenceNumber() {
        return ErrorTexts.invalid("Invalid SequenceNumber");
    }

    /** A sequence number with TRIM_HORIZON or LATEST. */
    public static ApiException sequenceNumberNotExpected() {
        return ErrorTexts.invalid("SequenceNumber should not be passed for this iterator type");
    }

    /** A sequence number before the shard's first. */
    public static ApiException sequenceNumberBeforeShard() {
        return ErrorTexts.validation("Invalid SequenceNumber for the shard");
    }

    /** An iterator that we did not make. */
    public static ApiException invalidShardIterator() {
        return ErrorTexts.validation("Invalid ShardIterator");
    }

    /** An iterator older than 15 minutes. */
    public static ApiException expiredIterator() {
        return new ApiException(ErrorType.EXPIRED_ITERATOR, "Shard iterator has expired");
    }

    /** A position whose records are gone. */
    public static ApiException trimmedData() {
        return new ApiException(ErrorType.TRIMMED_DATA_ACCESS, "The data you are trying to access has been trimmed");
    }
}
