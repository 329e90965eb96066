package dev.millrace.protocol.constraint;

import dev.millrace.protocol.error.Wording;
import dev.millrace.protocol.json.AttributeValueJson;
import dev.millrace.protocol.limit.ServiceLimits;
import dev.millrace.protocol.model.AttributeMap;
import java.util.List;
import java.util.Map;

/** The words in which the shape of a request is written down. */
public final class Shapes {
    private Shapes() {}

    /** A string without constraints. */
    public static Shape<String> text() {
        return new TextShape(0, Integer.MAX_VALUE, false);
    }

    /** A string of a length within bounds. */
    public static Shape<String> text(int lengthMin, int lengthMax) {
        return new TextShape(lengthMin, lengthMax, false);
    }

    /** The name of an index, or of a table where it may not be an ARN. */
    public static Shape<String> name() {
        return new TextShape(ServiceLimits.NAME_LENGTH_MIN, ServiceLimits.NAME_LENGTH_MAX, true);
    }

    /** TableName of operations that read items. */
    public static Shape<String> tableNameToRead() {
        return new TableNameShape(TableNameShape.Family.READ);
    }

    /** TableName of operations that write an item. */
    public static Shape<String> tableNameToWrite() {
        return new TableNameShape(TableNameShape.Family.WRITE);
    }

    /** TableName of CreateTable. */
    public static Shape<String> tableNameToCreate() {
        return new TableNameShape(TableNameShape.Family.CREATE);
    }

    /** TableName of the other table operations. */
    public static Shape<String> tableNameToManage() {
        return new TableNameShape(TableNameShape.Family.TABLE);
    }

    /**
     * A string that names a constant.
     *
     * @param printed the constants as AWS prints them, separated by a comma and a blank
     */
    public static <E extends Enum<E>> Shape<E> enumeration(Class<E> type, String printed) {
        return enumeration(type, printed, printed);
    }

    /**
     * A string that names a constant.
     *
     * @param printed the constants as AWS prints them, separated by a comma and a blank
     * @param newerPrinted what AWS prints in its newer wording
     */
    public static <E extends Enum<E>> Shape<E> enumeration(Class<E> type, String printed, String newerPrinted) {
        return new EnumShape<>(type.getEnumConstants(), printed, newerPrinted);
    }

    /** A string that is one of these, in AWS's order. */
    public static Shape<String> oneOf(String... constants) {
        return new OneOfShape(constants);
    }

    /**
     * A string of a length within bounds that matches a regular expression.
     *
     * @param accepted what is let through
     * @param printed AWS's expression, which violations tell
     */
    public static Shape<String> pattern(int lengthMin, int lengthMax, String accepted, String printed) {
        return new PatternShape(lengthMin, lengthMax, accepted, printed);
    }

    /** Anything; true if it is there. */
    public static Shape<Boolean> presence() {
        return new PresenceShape();
    }

    /** True or false. */
    public static Shape<Boolean> bool() {
        return new BooleanShape();
    }

    /** A number of 32 bits within bounds. */
    public static Shape<Integer> integer(int minimum, int maximum) {
        return NumberShape.ofIntegers(minimum, maximum);
    }

    /**
     * A number of 32 bits from {@code minimum} on, of which a violation does not tell the value.
     *
     * @param wireName the member's name, which is told instead of the path
     * @param since the wording in which this began
     */
    public static Shape<Integer> unechoedInteger(String wireName, int minimum, Wording since) {
        return new UnechoedNumberShape(wireName, minimum, since);
    }

    /** A number of 64 bits from {@code minimum} on. */
    public static Shape<Long> longInteger(long minimum) {
        return NumberShape.ofLongs(minimum);
    }

    /** A list of any length. */
    public static <T> Shape<List<T>> list(Shape<T> element) {
        return new ListShape<>(element, 0, Integer.MAX_VALUE);
    }

    /** A list of a length within bounds. */
    public static <T> Shape<List<T>> list(Shape<T> element, int lengthMin, int lengthMax) {
        return new ListShape<>(element, lengthMin, lengthMax);
    }

    /**
     * A map from names.
     *
     * @param valueType the Java type of the values as AWS prints it
     */
    public static <T> Shape<Map<String, T>> map(Shape<T> element, String valueType) {
        return new MapShape<>(element, valueType);
    }

    /**
     * A map from tables, by name or ARN.
     *
     * @param valueType the Java type of the values as AWS prints it
     */
    public static <T> Shape<Map<String, T>> tables(Shape<T> element, String valueType) {
        return new TableMapShape<>(element, valueType, Integer.MAX_VALUE);
    }

    /**
     * A map from tables, by name or ARN, to lists that are not empty.
     *
     * @param valueType the Java type of the lists as AWS prints it
     * @param lengthMax of each list
     */
    public static <T> Shape<Map<String, List<T>>> listsByTable(Shape<T> element, String valueType, int lengthMax) {
        return new TableMapShape<>(list(element), valueType, lengthMax);
    }

    /** A key of which it matters how its numbers are written. */
    public static Shape<AttributeValueJson.SpelledKey> spelledKey() {
        return new SpelledKeyShape();
    }

    /** An item or a key. */
    public static Shape<AttributeMap> attributes() {
        return new AttributesShape(true);
    }

    /** ExpressionAttributeValues. */
    public static Shape<AttributeMap> placeholders() {
        return new AttributesShape(false);
    }

    /** One attribute value. */
    public static Shape<AttributeValueJson.Single> attributeValue() {
        return new SingleValueShape();
    }
}
