package dev.millrace.it.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One attribute value of the model: its type letters and plain Java content. Immutable by agreement.
 *
 * <p>Content by type: S text; N a BigDecimal as it was written; B two hex digits a byte; BOOL and NULL a Boolean; the sets
 * a sorted set of scalar values; L a list; M a sorted map. Two numbers are equal when their values are.
 */
final class Value {
    private static final HexFormat HEX = HexFormat.of();

    /** How DynamoDB spells a number: no exponent, no sign of plus, no zero that says nothing (source: limits.md). */
    private static final Pattern CANONICAL = Pattern.compile("0|-?([1-9][0-9]*|(0|[1-9][0-9]*)\\.[0-9]*[1-9])");

    private final String type;
    private final Object content;

    private Value(String type, Object content) {
        this.type = type;
        this.content = content;
    }

    static Value text(String text) {
        return new Value("S", text);
    }

    /** A number, sent as it is written here. */
    static Value number(String digits) {
        return new Value("N", new BigDecimal(digits));
    }

    /** The result of a sum; one that needs more than 38 digits is refused, never rounded (source: expressions.md 5.3). */
    static Value sum(BigDecimal sum) {
        BigDecimal shortest = sum.stripTrailingZeros();
        int magnitude = shortest.precision() - shortest.scale() - 1;
        if (sum.signum() != 0 && (shortest.precision() > 38 || magnitude > 125 || magnitude < -130)) {
            throw Refusal.validation("the sum is out of range: " + sum);
        }
        return new Value("N", sum.signum() == 0 ? BigDecimal.ZERO : shortest);
    }

    /** Bytes, two hex digits each. */
    static Value bytes(String hex) {
        return new Value("B", hex);
    }

    static Value bool(boolean flag) {
        return new Value("BOOL", flag);
    }

    static Value nothing() {
        return new Value("NULL", true);
    }

    /** A set of scalars of one type; equal members count once. */
    static Value set(String elementType, Iterable<Value> members) {
        NavigableSet<Value> sorted = new TreeSet<>(Value::compareScalars);
        members.forEach(sorted::add);
        return new Value(elementType + "S", sorted);
    }

    static Value list(List<Value> elements) {
        return new Value("L", List.copyOf(elements));
    }

    static Value map(Map<String, Value> members) {
        return new Value("M", new TreeMap<>(members));
    }

    String type() {
        return type;
    }

    boolean is(String other) {
        return type.equals(other);
    }

    boolean isSet() {
        return content instanceof NavigableSet;
    }

    String text() {
        return (String) content;
    }

    BigDecimal number() {
        return (BigDecimal) content;
    }

    @SuppressWarnings("unchecked") // Sets are made in this class only.
    NavigableSet<Value> members() {
        return (NavigableSet<Value>) content;
    }

    @SuppressWarnings("unchecked") // Lists are made in this class only.
    List<Value> elements() {
        return (List<Value>) content;
    }

    @SuppressWarnings("unchecked") // Maps are made in this class only.
    SortedMap<String, Value> map() {
        return (SortedMap<String, Value>) content;
    }

    /** Whether it is one of the three types that keys may have. */
    boolean isOrdered() {
        return is("S") || is("N") || is("B");
    }

    /** The order of two values of one key type: text by its UTF-8 bytes, numbers by value, bytes unsigned. */
    static int compareScalars(Value left, Value right) {
        if (left.is("N")) {
            return left.number().compareTo(right.number());
        }
        return Arrays.compareUnsigned(left.toBytes(), right.toBytes());
    }

    /** The bytes of a text or of a binary. */
    byte[] toBytes() {
        return is("S") ? text().getBytes(StandardCharsets.UTF_8) : HEX.parseHex(text());
    }

    /** What the attribute value adds to the size of an item (source: limits.md, Item size). */
    int sizeBytes() {
        if (content instanceof NavigableSet) {
            return members().stream().mapToInt(Value::sizeBytes).sum();
        }
        return switch (type) {
            case "S", "B" -> toBytes().length;
            case "N" -> numberSizeBytes(number());
            case "L" ->
                3
                        + elements().stream()
                                .mapToInt(element -> 1 + element.sizeBytes())
                                .sum();
            case "M" ->
                3
                        + map().entrySet().stream()
                                .mapToInt(member -> 1
                                        + nameBytes(member.getKey())
                                        + member.getValue().sizeBytes())
                                .sum();
            default -> 1;
        };
    }

    static int nameBytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int numberSizeBytes(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        String digits = number.abs().stripTrailingZeros().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits.replaceFirst("0+$", "") : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        if (whole.equals("0")) {
            whole = "";
            fraction = fraction.replaceFirst("^0+", "");
        }
        return 1 + (whole.length() + 1) / 2 + (fraction.length() + 1) / 2 + (number.signum() < 0 ? 1 : 0);
    }

    ObjectNode json() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode node = nodes.objectNode();
        if (content instanceof NavigableSet) {
            ArrayNode array = node.putArray(type);
            members().forEach(member -> array.add(member.scalarText()));
            return node;
        }
        switch (type) {
            case "BOOL", "NULL" -> node.put(type, (Boolean) content);
            case "L" -> {
                ArrayNode array = node.putArray("L");
                elements().forEach(element -> array.add(element.json()));
            }
            case "M" -> {
                ObjectNode members = node.putObject("M");
                map().forEach((name, value) -> members.set(name, value.json()));
            }
            default -> node.put(type, scalarText());
        }
        return node;
    }

    private String scalarText() {
        return switch (type) {
            case "N" -> number().toString();
            case "B" -> Base64.getEncoder().encodeToString(toBytes());
            default -> text();
        };
    }

    /** Reads what a server answered; a number that is not in DynamoDB's one spelling is a difference of its own. */
    static Value parse(JsonNode node) {
        if (node.size() != 1) {
            throw new Difference("an attribute value with " + node.size() + " types: " + node);
        }
        Map.Entry<String, JsonNode> member = node.properties().iterator().next();
        String type = member.getKey();
        JsonNode content = member.getValue();
        return switch (type) {
            case "S", "N", "B" -> parseScalar(type, content.textValue());
            case "BOOL", "NULL" -> new Value(type, content.booleanValue());
            case "SS", "NS", "BS" -> parseSet(type.substring(0, 1), content);
            case "L" -> {
                List<Value> elements = new ArrayList<>();
                content.forEach(element -> elements.add(parse(element)));
                yield list(elements);
            }
            case "M" -> map(parseMap(content));
            default -> throw new Difference("an attribute value of an unknown type: " + node);
        };
    }

    private static Value parseSet(String elementType, JsonNode content) {
        List<Value> members = new ArrayList<>();
        content.forEach(element -> members.add(parseScalar(elementType, element.textValue())));
        Value set = set(elementType, members);
        if (set.members().size() != members.size()) {
            throw new Difference("a set with the same member twice: " + content);
        }
        return set;
    }

    private static Value parseScalar(String type, String text) {
        switch (type) {
            case "N" -> {
                Value number = number(text);
                if (!CANONICAL.matcher(text).matches()) {
                    throw new Difference("a number that is not normalised: " + text);
                }
                return number;
            }
            case "B" -> {
                return bytes(HEX.formatHex(Base64.getDecoder().decode(text)));
            }
            default -> {
                return text(text);
            }
        }
    }

    static SortedMap<String, Value> parseMap(JsonNode members) {
        SortedMap<String, Value> map = new TreeMap<>();
        members.properties().forEach(member -> map.put(member.getKey(), parse(member.getValue())));
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Value that) || !type.equals(that.type)) {
            return false;
        }
        return is("N") ? number().compareTo(that.number()) == 0 : content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return is("N") ? number().stripTrailingZeros().hashCode() : Objects.hash(type, content);
    }

    @Override
    public String toString() {
        return json().toString();
    }
}
