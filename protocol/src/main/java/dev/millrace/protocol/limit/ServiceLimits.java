package dev.millrace.protocol.limit;

/** The limits of the service (source: limits.md). Sizes are bytes. */
public final class ServiceLimits {
    /** Largest item by the item-size rule; one byte more is refused (bisected on AWS). */
    public static final int ITEM_SIZE_MAX = 409_600;

    /** Largest partition key value. */
    public static final int HASH_KEY_SIZE_MAX = 2048;

    /** Largest sort key value. */
    public static final int RANGE_KEY_SIZE_MAX = 1024;

    /** Largest attribute name. */
    public static final int ATTRIBUTE_NAME_SIZE_MAX = 65_535;

    /** Longest name of a key attribute or of one named by a projection, in characters. */
    public static final int KEY_ATTRIBUTE_NAME_LENGTH_MAX = 255;

    /** Levels of an attribute value: a value may stand inside 31 lists and maps. */
    public static final int NESTING_LEVELS_MAX = 32;

    /** Largest key of ExpressionAttributeNames and ExpressionAttributeValues, with its {@code #} or {@code :}. */
    public static final int PLACEHOLDER_SIZE_MAX = 255;

    /** Largest sum of keys and values of ExpressionAttributeValues; the same for ExpressionAttributeNames. */
    public static final int PLACEHOLDERS_SIZE_MAX = 2 * 1024 * 1024;

    /** Longest ARN of a table. */
    public static final int TABLE_ARN_LENGTH_MAX = 1024;

    /** Shortest name of a new table or index. */
    public static final int NAME_LENGTH_MIN = 3;

    /** Longest name of a table or index. */
    public static final int NAME_LENGTH_MAX = 255;

    /** Largest request body. */
    public static final int REQUEST_SIZE_MAX = 16 * 1024 * 1024;

    /** Most tables in a page of ListTables. */
    public static final int LIST_TABLES_COUNT_MAX = 100;

    /** Most streams in a page of ListStreams, and the default. */
    public static final int LIST_STREAMS_COUNT_MAX = 100;

    /** Most shards in a page of DescribeStream, and the default. */
    public static final int DESCRIBE_STREAM_COUNT_MAX = 100;

    /** Most records in a page of GetRecords, and the default. */
    public static final int GET_RECORDS_COUNT_MAX = 1000;

    /** Records beyond this many bytes wait for the next page of GetRecords. */
    public static final int GET_RECORDS_SIZE_MAX = 1024 * 1024;

    /** How long a shard iterator is valid. */
    public static final long SHARD_ITERATOR_LIFETIME_MILLIS = 15 * 60 * 1000L;

    /** Most global secondary indexes of a table. */
    public static final int GLOBAL_INDEX_COUNT_MAX = 20;

    /** Most local secondary indexes of a table. */
    public static final int LOCAL_INDEX_COUNT_MAX = 5;

    /** Most key attributes of a global secondary index: four of each role. */
    public static final int GLOBAL_INDEX_KEY_COUNT_MAX = 8;

    /** Most names in the NonKeyAttributes of one index. */
    public static final int NON_KEY_ATTRIBUTE_COUNT_MAX = 20;

    /** Most names in the NonKeyAttributes of all indexes of a table together. */
    public static final int PROJECTED_ATTRIBUTE_COUNT_MAX = 100;

    /** Largest value of a capacity parameter. */
    public static final long CAPACITY_UNITS_MAX = 1_000_000_000_000L;

    /** Reads per second that stand ready on a new on-demand table (recorded on AWS). */
    public static final long ON_DEMAND_WARM_READS = 12_000;

    /** Writes per second that stand ready on a new on-demand table (recorded on AWS). */
    public static final long ON_DEMAND_WARM_WRITES = 4_000;

    /** Most tables of an account in a region; here, of a namespace. */
    public static final int TABLE_COUNT_MAX = 2500;

    /** Most tags of a table. */
    public static final int TAG_COUNT_MAX = 50;

    /** A page of Query or Scan ends with the item that brings what was evaluated to this many bytes. */
    public static final int PAGE_SIZE_MAX = 1024 * 1024;

    /** Most segments of a parallel Scan. */
    public static final int SCAN_SEGMENT_COUNT_MAX = 1_000_000;

    /** Tags in a page of ListTagsOfResource; AWS's figure is not known. */
    public static final int LIST_TAGS_COUNT = 10;

    /** Largest resource-based policy, white space included. */
    public static final int POLICY_SIZE_MAX = 20 * 1024;

    /** Most units of provisioned capacity of an account in a region. */
    public static final long ACCOUNT_CAPACITY_UNITS_MAX = 80_000;

    /** Most units of provisioned capacity of a table. */
    public static final long TABLE_CAPACITY_UNITS_MAX = 40_000;

    /** Longest period of point-in-time recovery, and the default. */
    public static final int RECOVERY_PERIOD_DAYS_MAX = 35;

    /** Most entries in a page of ListContributorInsights. */
    public static final int LIST_INSIGHTS_COUNT_MAX = 100;

    /** Most keys of one BatchGetItem, over all its tables. */
    public static final int BATCH_GET_COUNT_MAX = 100;

    /** Items beyond this many bytes are left to the next BatchGetItem. */
    public static final int BATCH_GET_SIZE_MAX = 16 * 1024 * 1024;

    /** Most writes of one BatchWriteItem, over all its tables. */
    public static final int BATCH_WRITE_COUNT_MAX = 25;

    /** Most actions of a transaction. */
    public static final int TRANSACTION_COUNT_MAX = 100;

    /** Largest transaction: what it brings, or what it reads. */
    public static final int TRANSACTION_SIZE_MAX = 4 * 1024 * 1024;

    /** Longest ClientRequestToken. */
    public static final int REQUEST_TOKEN_LENGTH_MAX = 36;

    /** How long a ClientRequestToken stands for the request that used it first. */
    public static final long REQUEST_TOKEN_LIFETIME_MILLIS = 10 * 60 * 1000L;

    private ServiceLimits() {}
}
