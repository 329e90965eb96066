package dev.millrace.it.model;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The few values that a sequence is made of, so that its steps meet one another.
 *
 * <p>Among them what orders and codecs stumble over: bytes 0 and 255, text whose order differs between UTF-8 and UTF-16, one
 * number in several spellings, the largest and the smallest. Not thread-safe.
 */
final class Alphabet {
    private static final List<String> TEXTS =
            List.of("a", "ab", "b", "B", "a\u0000", "a\u0001", "\u00e9", "\uff5e", "\ud83d\ude00", "~");
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "1.0",
            "-1",
            "2",
            "10",
            "1E+1",
            "9.9",
            "-1.5",
            "-10",
            "100",
            "0.001",
            "12345678901234567890123456789012345678",
            "9.9E+125",
            "-9.9E+125",
            "1E-130");
    private static final List<String> BYTES = List.of("00", "0000", "00ff", "01", "7f", "80", "ff", "ff00", "ffff");
    private static final List<String> TYPES = List.of("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M");
    private static final int PARTITION_COUNT = 3;
    private static final int SORT_COUNT = 6;

    private final RandomGenerator random;
    private final int prefix;
    private final Map<String, List<Value>> keysByName = new TreeMap<>();

    Alphabet(RandomGenerator random) {
        this.random = random;
        this.prefix = random.nextInt(1 << 24);
    }

    /** A value of the partition key of a table: one of a few that this sequence has for itself. */
    Value partition(KeyAttribute key) {
        return pick(keysByName.computeIfAbsent(key.name(), name -> partitions(key.type())));
    }

    private List<Value> partitions(String type) {
        List<Value> values = new ArrayList<>();
        for (int number = 0; number < PARTITION_COUNT; number++) {
            values.add(
                    switch (type) {
                        case "S" -> Value.text(prefix + "-" + pick(TEXTS));
                        case "N" -> Value.number(prefix + pick(List.of("", ".5", "0", ".0")));
                        default -> Value.bytes(HexFormat.of().toHexDigits(prefix) + pick(BYTES));
                    });
        }
        return values;
    }

    /** A value of a sort key or of an index key: one of a few of its type. */
    Value key(KeyAttribute key) {
        return pick(keysByName.computeIfAbsent(key.name(), name -> {
            List<Value> values = new ArrayList<>();
            for (int number = 0; number < SORT_COUNT; number++) {
                values.add(scalar(key.type()));
            }
            return values;
        }));
    }

    /** Any scalar of an ordered type; texts and bytes are not empty. */
    Value scalar(String type) {
        return switch (type) {
            case "S" -> Value.text(pick(TEXTS));
            case "N" -> Value.number(pick(NUMBERS));
            default -> Value.bytes(pick(BYTES));
        };
    }

    /** A number that sums do not drive out of range. */
    Value smallNumber() {
        return Value.number(pick(List.of("0", "1", "-1", "2.5", "1E+1", "0.0")));
    }

    /** A text, a number or bytes; sometimes empty. */
    Value anyScalar() {
        return chance(10) ? pick(List.of(Value.text(""), Value.bytes(""))) : scalar(pick(List.of("S", "N", "B")));
    }

    /** Any value, containers no deeper than this. */
    Value any(int depth) {
        return ofType(pick(depth > 0 ? TYPES : TYPES.subList(0, TYPES.size() - 2)), depth);
    }

    /** A value of this type. */
    Value ofType(String type, int depth) {
        return switch (type) {
            case "BOOL" -> Value.bool(random.nextBoolean());
            case "NULL" -> Value.nothing();
            case "SS", "NS", "BS" -> {
                List<Value> members = new ArrayList<>();
                for (int number = 1 + random.nextInt(3); number > 0; number--) {
                    members.add(scalar(type.substring(0, 1)));
                }
                yield Value.set(type.substring(0, 1), members);
            }
            case "L" -> {
                List<Value> elements = new ArrayList<>();
                for (int number = random.nextInt(4); number > 0; number--) {
                    elements.add(any(depth - 1));
                }
                yield Value.list(elements);
            }
            case "M" -> {
                Map<String, Value> members = new TreeMap<>();
                for (int number = random.nextInt(3); number > 0; number--) {
                    members.put(member(), any(depth - 1));
                }
                yield Value.map(members);
            }
            default -> scalar(type);
        };
    }

    /** The name of a member of a map. */
    String member() {
        return pick(List.of("x", "y"));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** True this often in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 up to this, exclusively. */
    int below(int bound) {
        return random.nextInt(bound);
    }
}
