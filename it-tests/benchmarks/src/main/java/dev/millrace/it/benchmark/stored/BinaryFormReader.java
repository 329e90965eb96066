package dev.millrace.it.benchmark.stored;

import dev.millrace.protocol.model.AttributeValue;
import dev.millrace.protocol.model.Binary;
import dev.millrace.protocol.model.DynamoNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decodes the compact form into values. */
final class BinaryFormReader extends BinaryForm.Source {
    BinaryFormReader(byte[] bytes, int position) {
        super(bytes, position);
    }

    Map<String, AttributeValue> map() {
        int count = count();
        Map<String, AttributeValue> values = new LinkedHashMap<>(count * 2);
        for (int index = 0; index < count; index++) {
            String name = text();
            values.put(name, value());
        }
        return values;
    }

    private AttributeValue value() {
        byte tag = tag();
        return switch (tag) {
            case BinaryForm.TEXT -> new AttributeValue.S(text());
            case BinaryForm.INTEGER -> new AttributeValue.N(BinaryForm.integer(zigzag()));
            case BinaryForm.NUMBER -> new AttributeValue.N(DynamoNumber.ofCanonical(text()));
            case BinaryForm.BINARY -> new AttributeValue.B(Binary.owning(binary()));
            case BinaryForm.TRUE -> new AttributeValue.Bool(true);
            case BinaryForm.FALSE -> new AttributeValue.Bool(false);
            case BinaryForm.NULL -> AttributeValue.NULL;
            case BinaryForm.MAP -> new AttributeValue.M(map());
            case BinaryForm.LIST -> list();
            case BinaryForm.TEXTS -> texts();
            case BinaryForm.NUMBERS -> numbers();
            case BinaryForm.BINARIES -> binaries();
            default -> throw new IllegalStateException("tag " + tag);
        };
    }

    private AttributeValue list() {
        int count = count();
        List<AttributeValue> values = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            values.add(value());
        }
        return new AttributeValue.L(values);
    }

    private AttributeValue texts() {
        int count = count();
        Set<String> values = new LinkedHashSet<>(count * 2);
        for (int index = 0; index < count; index++) {
            values.add(text());
        }
        return new AttributeValue.SS(values);
    }

    private AttributeValue numbers() {
        int count = count();
        Set<DynamoNumber> values = new LinkedHashSet<>(count * 2);
        for (int index = 0; index < count; index++) {
            values.add(DynamoNumber.ofCanonical(text()));
        }
        return new AttributeValue.NS(values);
    }

    private AttributeValue binaries() {
        int count = count();
        Set<Binary> values = new LinkedHashSet<>(count * 2);
        for (int index = 0; index < count; index++) {
            values.add(Binary.owning(binary()));
        }
        return new AttributeValue.BS(values);
    }
}
