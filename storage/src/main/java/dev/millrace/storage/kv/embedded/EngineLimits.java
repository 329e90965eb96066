package dev.millrace.storage.kv.embedded;

import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.storage.kv.StoreLimits;

/** The limits of the embedded engines. */
public final class EngineLimits {
    /** An index over eight attributes and the table's keys, each byte escaped. */
    private static final int KEY_SIZE_MAX = 64 * 1024;

    /** By the item-size rule (source: limits.md, item size). */
    private static final int ITEM_SIZE_MAX = 400 * 1024;

    /**
     * Bytes of canonical JSON for one byte by the item-size rule. The worst are members of number sets: 1E-130 counts 2
     * bytes, since its zeros are not significant, and is written with 132 characters, two quotes and a comma, 67.5 times
     * as much. A number in a list counts one byte more and takes 141, so 47 times; a control character of a string
     * takes 6 bytes for one; names, and values with nothing in them, at most 22 for one.
     */
    private static final int JSON_EXPANSION_MAX = 68;

    private static final int STORED_ITEM_SIZE_MAX = ITEM_SIZE_MAX * JSON_EXPANSION_MAX + 1024;

    /** A new image, an old image, and the keys: 3 KiB of values and two names of 255 bytes, at 6 bytes for each. */
    private static final int STREAM_RECORD_SIZE_MAX = 2 * STORED_ITEM_SIZE_MAX + 64 * 1024;

    /** The indexes of a table, each of which may hold a copy of the whole item. */
    private static final int INDEX_COUNT_MAX =
            ServiceLimits.GLOBAL_INDEX_COUNT_MAX + ServiceLimits.LOCAL_INDEX_COUNT_MAX;

    /** An item or its copy in an index, under a key that is written and perhaps one that is deleted. */
    private static final long COPY_SIZE_MAX = STORED_ITEM_SIZE_MAX + 2L * KEY_SIZE_MAX;

    /** An item, its copies and its stream record; keys, counters and guards are small change in the last. */
    private static final long ITEM_WRITE_SIZE_MAX =
            (1 + INDEX_COUNT_MAX) * COPY_SIZE_MAX + STREAM_RECORD_SIZE_MAX + 4L * KEY_SIZE_MAX;

    /**
     * Room for whatever DynamoDB's own limits admit: a stream record with two images of the longest JSON, 53 MiB, and a
     * transaction that updates 100 such items in a table with 25 indexes that project all, 73 GiB. Nothing is reserved
     * for it; these bounds catch what is out of hand. What a request may bring is bounded before, to 4 MB a
     * transaction; but an update may be small and its item large, so only these bounds hold for the whole commit.
     */
    public static final StoreLimits EMBEDDED = new StoreLimits(
            KEY_SIZE_MAX, STREAM_RECORD_SIZE_MAX, ServiceLimits.TRANSACTION_COUNT_MAX * ITEM_WRITE_SIZE_MAX);

    private EngineLimits() {}
}
