package dev.millrace.protocol.error;

/** Bodies that are no JSON or hold the wrong JSON type (source: errors.md section 3). */
public final class SerializationErrors {
    private SerializationErrors() {}

    /** The scalar types of the model, under the names AWS prints. */
    public enum Scalar {
        STRING("String", "java.lang.String"),
        BOOLEAN("Boolean", "java.lang.Boolean"),
        INTEGER("Integer", "java.lang.Integer"),
        LONG("Long", "java.lang.Long"),
        BLOB("ByteBuffer", "java.nio.ByteBuffer");

        private final String shortName;
        private final String className;

        Scalar(String shortName, String className) {
            this.shortName = shortName;
            this.className = className;
        }
    }

    /** The JSON scalars, under the names AWS prints. */
    public enum Found {
        STRING_VALUE,
        NUMBER_VALUE,
        DECIMAL_VALUE,
        TRUE_VALUE,
        FALSE_VALUE
    }

    /** No JSON, or not an object; the only one without a message. */
    public static ApiException unparsable() {
        return new ApiException(ErrorType.SERIALIZATION, null);
    }

    /** A scalar of another type. */
    public static ApiException wrongScalar(Found found, Scalar expected) {
        if (expected == Scalar.BLOB) {
            return of("only base-64-encoded strings are convertible to bytes");
        }
        return of(found + " cannot be converted to " + expected.shortName);
    }

    /** An array where a scalar belongs. */
    public static ApiException arrayForScalar(Scalar expected) {
        return of("Unrecognized collection type class " + expected.className);
    }

    /** An object where a scalar or a list belongs. */
    public static ApiException objectNotExpected() {
        return of("Start of structure or map found where not expected");
    }

    /** A string that spells no Boolean. */
    public static ApiException notABoolean() {
        return of("Unexpected token received from parser");
    }

    /** Base64 of a wrong length. */
    public static ApiException base64Length(int length) {
        return of("Base64 encoded length is expected a multiple of 4 bytes but found: " + length);
    }

    /** Base64 with a wrong character; the misspelling is AWS's. */
    public static ApiException base64Character() {
        return of("Invalid last non-pad Base64 character dectected");
    }

    /** A scalar where a list, map or structure belongs, as a member of a structure. */
    public static ApiException scalarForMember() {
        return of("Unexpected field type");
    }

    /** A scalar where a structure belongs, inside a list or map. */
    public static ApiException scalarForElement() {
        return of("Unexpected value type in payload");
    }

    /** A scalar where a list or map belongs, directly inside a list or map. */
    public static ApiException scalarForNestedCollection() {
        return of("class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class"
                + " java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class"
                + " are in module java.base of loader 'bootstrap')");
    }

    /** An array where a structure belongs. */
    public static ApiException arrayForStructure(String shape) {
        return of("Unrecognized collection type class " + ErrorType.DYNAMODB + "." + shape);
    }

    /** An array where a map belongs. */
    public static ApiException arrayForMap(String valueType) {
        return of("Unrecognized collection type java.util.Map<java.lang.String, " + valueType + ">");
    }

    private static ApiException of(String message) {
        return new ApiException(ErrorType.SERIALIZATION, message);
    }
}
