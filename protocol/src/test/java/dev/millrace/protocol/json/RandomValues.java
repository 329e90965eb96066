package dev.millrace.protocol.json;

import dev.millrace.protocol.model.AttributeType;
import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import dev.millrace.protocol.model.InvalidNumberException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Attribute values made of a seeded source of randomness. */
final class RandomValues {
    private RandomValues() {}

    static Map<String, AttributeValue> attributes(Random random, int depth) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        int count = random.nextInt(5);
        for (int index = 0; index < count; index++) {
            attributes.put("a" + text(random, 8), value(random, depth));
        }
        return attributes;
    }

    static AttributeValue value(Random random, int depth) {
        AttributeType[] types = AttributeType.values();
        return switch (types[random.nextInt(depth == 0 ? types.length - 2 : types.length)]) {
            case S -> AttributeValue.s(text(random, 30));
            case N -> new AttributeValue.N(number(random));
            case B -> new AttributeValue.B(binary(random));
            case SS -> new AttributeValue.SS(set(random, () -> text(random, 10)));
            case NS -> new AttributeValue.NS(set(random, () -> number(random)));
            case BS -> new AttributeValue.BS(set(random, () -> binary(random)));
            case BOOL -> new AttributeValue.Bool(random.nextBoolean());
            case NULL -> AttributeValue.NULL;
            case L -> list(random, depth - 1);
            case M -> new AttributeValue.M(attributes(random, depth - 1));
        };
    }

    static String text(Random random, int lengthMax) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(lengthMax + 1);
        for (int index = 0; index < length; index++) {
            int point = switch (random.nextInt(6)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> 0x80 + random.nextInt(0x780);
                case 2 -> 0x800 + random.nextInt(0xD000);
                case 3 -> 0x10000 + random.nextInt(0x100000);
                default -> 0x20 + random.nextInt(0x60);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    private static AttributeValue list(Random random, int depth) {
        List<AttributeValue> elements = new ArrayList<>();
        int count = random.nextInt(4);
        for (int index = 0; index < count; index++) {
            elements.add(value(random, depth));
        }
        return new AttributeValue.L(elements);
    }

    private static DynamoNumber number(Random random) {
        BigInteger digits = new BigInteger(1 + random.nextInt(120), random);
        BigDecimal value = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(160) - 80);
        try {
            return DynamoNumber.of(value);
        } catch (InvalidNumberException e) {
            throw new IllegalStateException(value + " was meant to be in range", e);
        }
    }

    private static Binary binary(Random random) {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return Binary.copyOf(bytes);
    }

    private static <T> Set<T> set(Random random, Supplier<T> member) {
        Set<T> members = new LinkedHashSet<>();
        int count = 1 + random.nextInt(5);
        for (int index = 0; index < count; index++) {
            members.add(member.get());
        }
        return members;
    }
}
