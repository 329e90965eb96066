package dev.millrace.storage.table;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Item;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * That a table's items expire, and by which attribute.
 *
 * @param attributeName holds an item's time as a number of seconds since 1970; may be a key
 */
public record TimeToLive(String attributeName) {
    /** For an item that never expires. */
    public static final long NEVER = -1;

    /** How old a time may be; AWS leaves older ones alone (source: limits.md, TTL). */
    private static final int AGE_YEARS_MAX = 5;

    /** The last second that a clock can show. */
    private static final BigDecimal SECOND_MAX = BigDecimal.valueOf(Instant.MAX.getEpochSecond());

    /**
     * The first whole second at which an item is expired, or {@link #NEVER}. Only numbers count, with fraction and
     * exponent (source: limits.md, TTL); a number beyond all time never comes.
     */
    public long expirySecond(@Nullable Item item) {
        if (item == null || !(item.find(attributeName) instanceof AttributeValue.N time)) {
            return NEVER;
        }
        BigDecimal second = time.value().toBigDecimal();
        if (second.signum() < 0 || second.compareTo(SECOND_MAX) > 0) {
            return NEVER;
        }
        return second.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** Whether an item is to be removed at {@code now}. */
    public boolean isExpired(@Nullable Item item, Instant now) {
        long second = expirySecond(item);
        return second != NEVER && second >= oldestSecond(now) && second <= now.getEpochSecond();
    }

    /** What expired before this second stays, as of {@code now}. */
    public static long oldestSecond(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusYears(AGE_YEARS_MAX).toEpochSecond();
    }
}
