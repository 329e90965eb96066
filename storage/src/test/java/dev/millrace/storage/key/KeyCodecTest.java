package dev.millrace.storage.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import dev.millrace.protocol.model.KeyAttribute;
import dev.millrace.protocol.model.KeySchema;
import dev.millrace.protocol.model.PrimaryKey;
import dev.millrace.protocol.model.Utf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyCodecTest {
    private static final long SEED = 20_261_122L;
    private static final int VALUE_COUNT = 3_000;

    @ParameterizedTest
    @CsvSource({
        "0, 80",
        "1, C0 82 0B 00",
        "10, C0 83 0B 00",
        "12, C0 83 0D 00",
        "100, C0 84 0B 00",
        "1.5, C0 82 10 00",
        "0.05, C0 80 33 00",
        "99, C0 83 64 00",
        "-1, 40 7D F4 FF",
        "-99, 40 7C 9B FF",
    })
    void numbersHaveThisForm(String text, String expected) throws InvalidNumberException {
        byte[] encoded = KeyCodec.encode(new AttributeValue.N(DynamoNumber.parse(text)));

        assertThat(hex(encoded)).isEqualTo(expected.replace(" ", "").toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void stringsAreEscapedAndTerminated() {
        assertThat(hex(KeyCodec.encode(AttributeValue.s("a\0b")))).isEqualTo("6100ff620000");
        assertThat(hex(KeyCodec.encode(AttributeValue.s("")))).isEqualTo("0000");
    }

    @Test
    void itemKeyIsLaidOutAsDocumented() throws Exception {
        byte[] part = {'p', 'k', 0, 0};
        byte[] hash = Arrays.copyOf(MessageDigest.getInstance("MD5").digest(part), 8);

        byte[] key = KeyCodec.itemKey(258, new PrimaryKey(AttributeValue.s("pk"), AttributeValue.n(1)));

        assertThat(hex(key)).isEqualTo("03" + "0000000000000102" + hex(hash) + hex(part) + "c0820b00");
        assertThat(KeyCodec.hashIn(key)).isEqualTo(KeyCodec.hash(AttributeValue.s("pk")));
    }

    @ParameterizedTest
    @EnumSource(names = {"S", "N", "B"})
    void byteOrderIsValueOrder(AttributeType type) {
        List<AttributeValue> values = randomValues(type);
        TreeMap<byte[], AttributeValue> byBytes = new TreeMap<>(Arrays::compareUnsigned);
        values.forEach(value -> byBytes.put(KeyCodec.encode(value), value));

        List<AttributeValue> sorted = new ArrayList<>(values);
        sorted.sort(KeyCodecTest::compare);
        assertThat(byBytes.values()).as("seed %d", SEED).containsExactlyElementsOf(sorted);
    }

    @ParameterizedTest
    @EnumSource(names = {"S", "N", "B"})
    void noValueIsThePrefixOfAnother(AttributeType type) {
        List<byte[]> encoded = new ArrayList<>();
        randomValues(type).forEach(value -> encoded.add(KeyCodec.encode(value)));
        encoded.sort(Arrays::compareUnsigned);

        // Whatever begins with a key sorts right behind it, so neighbours are enough.
        for (int index = 1; index < encoded.size(); index++) {
            byte[] before = encoded.get(index - 1);
            byte[] after = encoded.get(index);
            assertThat(before.length <= after.length
                            && Arrays.equals(before, 0, before.length, after, 0, before.length))
                    .as("seed %d: %s begins with %s", SEED, hex(after), hex(before))
                    .isFalse();
        }
    }

    @Test
    void itemKeysRoundTripForAllTypes() {
        SplittableRandom random = new SplittableRandom(SEED);
        AttributeType[] types = {AttributeType.S, AttributeType.N, AttributeType.B};
        for (AttributeType hashType : types) {
            for (AttributeType rangeType : types) {
                KeySchema both = KeySchema.of(new KeyAttribute("h", hashType), new KeyAttribute("r", rangeType));
                KeySchema hashOnly = KeySchema.of(new KeyAttribute("h", hashType), null);
                for (int count = 0; count < 200; count++) {
                    AttributeValue hash = randomValue(hashType, random);
                    AttributeValue range = randomValue(rangeType, random);
                    assertThat(KeyCodec.decodeItemKey(KeyCodec.itemKey(7, hash, range), both))
                            .as("seed %d", SEED)
                            .isEqualTo(new PrimaryKey(hash, range));
                    assertThat(KeyCodec.decodeItemKey(KeyCodec.itemKey(7, hash, null), hashOnly))
                            .as("seed %d", SEED)
                            .isEqualTo(new PrimaryKey(hash, null));
                }
            }
        }
    }

    @Test
    void foreignBytesAreNotDecoded() {
        KeySchema schema = KeySchema.of(new KeyAttribute("h", AttributeType.S), null);
        byte[] key = KeyCodec.itemKey(1, AttributeValue.s("a"), AttributeValue.s("b"));

        assertThatThrownBy(() -> KeyCodec.decodeItemKey(key, schema)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> KeyCodec.decodeItemKey(Arrays.copyOf(key, 18), schema))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sortKeysAreOrderedInsideAPartition() {
        SplittableRandom random = new SplittableRandom(SEED);
        TreeMap<byte[], DynamoNumber> byBytes = new TreeMap<>(Arrays::compareUnsigned);
        List<DynamoNumber> numbers = new ArrayList<>();
        for (AttributeValue value : randomValues(AttributeType.N)) {
            DynamoNumber number = ((AttributeValue.N) value).value();
            numbers.add(number);
            byBytes.put(KeyCodec.itemKey(3, AttributeValue.s("p"), value), number);
            byte[] other = KeyCodec.itemKey(3, AttributeValue.s("p" + random.nextInt()), value);
            assertThat(KeyCodec.partitionRange(3, AttributeValue.s("p")).contains(other))
                    .isFalse();
        }
        numbers.sort(Comparator.naturalOrder());

        assertThat(byBytes.values()).containsExactlyElementsOf(numbers);
        KeyRange partition = KeyCodec.partitionRange(3, AttributeValue.s("p"));
        assertThat(byBytes.keySet()).allMatch(partition::contains).allMatch(KeyCodec.tableRange(3)::contains);
        assertThat(byBytes.keySet())
                .noneMatch(KeyCodec.tableRange(2)::contains)
                .noneMatch(KeyCodec.tableRange(4)::contains);
    }

    @Test
    void tableRangesMeetAtEveryCarry() {
        for (long tableId : new long[] {0, 1, 0xFF, 0xFFFF, 0xFF_FFFF_FFFFL}) {
            byte[] last = KeyCodec.itemKey(tableId, AttributeValue.s("x"), null);
            byte[] next = KeyCodec.itemKey(tableId + 1, AttributeValue.s("x"), null);
            assertThat(KeyCodec.tableRange(tableId).contains(last)).isTrue();
            assertThat(KeyCodec.tableRange(tableId).contains(next)).isFalse();
            assertThat(KeyCodec.tableRange(tableId + 1).contains(next)).isTrue();
        }
    }

    @Test
    void sortPrefixRangeHoldsExactlyWhatBeginsWithIt() {
        SplittableRandom random = new SplittableRandom(SEED);
        AttributeValue hash = AttributeValue.s("p");
        for (AttributeValue value : randomValues(AttributeType.B)) {
            Binary binary = ((AttributeValue.B) value).value();
            Binary prefix = Binary.copyOf(Arrays.copyOf(binary.toByteArray(), random.nextInt(binary.size() + 1)));
            KeyRange range = KeyCodec.sortPrefixRange(3, hash, new AttributeValue.B(prefix));
            Binary other = ((AttributeValue.B) randomValue(AttributeType.B, random)).value();

            assertThat(range.contains(KeyCodec.itemKey(3, hash, value))).isTrue();
            assertThat(range.contains(KeyCodec.itemKey(3, hash, new AttributeValue.B(other))))
                    .as("seed %d: %s in %s", SEED, hex(other.toByteArray()), hex(prefix.toByteArray()))
                    .isEqualTo(other.startsWith(prefix));
        }
    }

    @Test
    void rangeResumesOnEitherSideOfAKey() {
        byte[] key = {3, 7};
        KeyRange range = new KeyRange(new byte[] {3}, new byte[] {4});

        assertThat(range.after(key).contains(key)).isFalse();
        assertThat(range.after(key).contains(new byte[] {3, 7, 0})).isTrue();
        assertThat(range.before(key).contains(key)).isFalse();
        assertThat(range.before(key).contains(new byte[] {3, 6, 9})).isTrue();
    }

    @Test
    void extremeNumbersKeepOrderAndDigits() throws InvalidNumberException {
        String nines = "9".repeat(38);
        String[] ascending = {
            "-" + nines + "0".repeat(88),
            "-1E125",
            "-" + nines,
            "-1",
            "-0." + nines,
            "-1E-130",
            "0",
            "1E-130",
            "1.1E-130",
            "0." + nines,
            "1",
            "1." + "0".repeat(36) + "1",
            nines,
            "1E125",
            nines + "0".repeat(88)
        };
        byte[] before = {};
        for (String text : ascending) {
            AttributeValue value = new AttributeValue.N(DynamoNumber.parse(text));
            byte[] encoded = KeyCodec.encode(value);
            assertThat(Arrays.compareUnsigned(before, encoded)).as(text).isNegative();
            assertThat(KeyCodec.decodeItemKey(
                                    KeyCodec.itemKey(1, value, null),
                                    KeySchema.of(new KeyAttribute("h", AttributeType.N), null))
                            .hash())
                    .isEqualTo(value);
            before = encoded;
        }
    }

    private static List<AttributeValue> randomValues(AttributeType type) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<AttributeValue> values = new ArrayList<>();
        for (int count = 0; count < VALUE_COUNT; count++) {
            values.add(randomValue(type, random));
        }
        return new ArrayList<>(new java.util.LinkedHashSet<>(values));
    }

    private static AttributeValue randomValue(AttributeType type, SplittableRandom random) {
        return switch (type) {
            case S -> AttributeValue.s(randomText(random));
            case N -> new AttributeValue.N(randomNumber(random));
            case B -> new AttributeValue.B(Binary.owning(randomBytes(random)));
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    /** Few different units at the borders of UTF-8's lengths and of the surrogates, so that many texts share beginnings. */
    private static String randomText(SplittableRandom random) {
        int[] units = {0, 1, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(7); length > 0; length--) {
            text.appendCodePoint(units[random.nextInt(units.length)]);
        }
        return text.toString();
    }

    private static byte[] randomBytes(SplittableRandom random) {
        byte[] units = {0, 1, (byte) 0xFE, (byte) 0xFF};
        byte[] bytes = new byte[random.nextInt(7)];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = units[random.nextInt(units.length)];
        }
        return bytes;
    }

    private static DynamoNumber randomNumber(SplittableRandom random) {
        int digitCount = random.nextInt(3) == 0 ? 1 + random.nextInt(38) : 1 + random.nextInt(4);
        BigInteger digits = new BigInteger(digitCount * 4, new java.util.Random(random.nextLong()))
                .mod(BigInteger.TEN.pow(digitCount));
        int exponent = random.nextInt(3) == 0 ? random.nextInt(-130, 126 - digitCount) : random.nextInt(-4, 4);
        BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate()).scaleByPowerOfTen(exponent);
        try {
            return DynamoNumber.of(value);
        } catch (InvalidNumberException e) {
            throw new IllegalStateException(value.toString(), e);
        }
    }

    private static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.S a && right instanceof AttributeValue.S b) {
            return Utf8.compare(a.value(), b.value());
        }
        if (left instanceof AttributeValue.N a && right instanceof AttributeValue.N b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof AttributeValue.B a && right instanceof AttributeValue.B b) {
            return a.value().compareTo(b.value());
        }
        throw new IllegalArgumentException(left.type() + " and " + right.type());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
