package dev.millrace.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test method, or the test class, a DynamoDB and DynamoDB Streams of its own, in this JVM and in memory.
 *
 * <p>Methods of the test, and those before and after each, then take as parameters what they need: {@code
 * DynamoDbClient}, {@code DynamoDbAsyncClient}, {@code DynamoDbStreamsClient}, {@code DynamoDbStreamsAsyncClient}, {@link
 * MillraceClock}, {@link StreamReader} and {@link MillraceEndpoint}. {@link Table} and {@link #schema} say which tables are
 * there at the start.
 *
 * <pre>{@code
 * @MillraceTest
 * @Table(name = "Music", partitionKey = "Artist", stream = Table.Stream.NEW_AND_OLD_IMAGES)
 * class MusicTest {
 *     @Test
 *     void songsAreKept(DynamoDbClient dynamoDb) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>Tests may run in parallel. Everything is closed after the test; a request that it left under way may fail then.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(MillraceExtension.class)
public @interface MillraceTest {
    /** Who shares tables and a clock. On a method it makes no difference: the method has its own. */
    Isolation isolation() default Isolation.METHOD;

    /**
     * Files on the class path with tables and items to start with, loaded in this order: inputs of the AWS CLI's {@code
     * create-table}, {@code batch-write-item} and {@code update-time-to-live}. A name is relative to the package of the test
     * class, or begins with a slash.
     */
    String[] schema() default {};

    /** Who shares tables and a clock. */
    enum Isolation {
        /** Each test method, and each repetition of one, begins anew. */
        METHOD,
        /** The methods of the class and of the classes nested in it go on with what those before them left. */
        CLASS
    }
}
