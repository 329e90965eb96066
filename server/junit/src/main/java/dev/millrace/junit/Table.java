package dev.millrace.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table that is there when the test begins, billed by request. What has indexes is better described in a file, see
 * {@link MillraceTest#schema}.
 */
@Documented
@Inherited
@Repeatable(Tables.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Table {
    /** What the table is called. */
    String name();

    /** The attribute of the partition key. */
    String partitionKey();

    /** The type of the partition key. */
    KeyType partitionKeyType() default KeyType.S;

    /** The attribute of the sort key; none if empty. */
    String sortKey() default "";

    /** The type of the sort key. */
    KeyType sortKeyType() default KeyType.S;

    /** What the table's stream shows of each change. */
    Stream stream() default Stream.OFF;

    /** The types that keys may have. */
    enum KeyType {
        /** Strings. */
        S,
        /** Numbers. */
        N,
        /** Bytes. */
        B
    }

    /** AWS's stream view types. */
    enum Stream {
        /** There is no stream. */
        OFF,
        /** The keys of the item. */
        KEYS_ONLY,
        /** The item after the change. */
        NEW_IMAGE,
        /** The item before the change. */
        OLD_IMAGE,
        /** The item before and after the change. */
        NEW_AND_OLD_IMAGES
    }
}
