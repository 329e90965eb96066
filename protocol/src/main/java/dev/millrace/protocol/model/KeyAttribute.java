package dev.millrace.protocol.model;

/** A key attribute with its declared type, which is S, N or B; any other type is refused. */
public record KeyAttribute(String name, AttributeType type) {
    public KeyAttribute {
        if (!type.isKeyType()) {
            throw new IllegalArgumentException("a key attribute cannot be of type " + type);
        }
    }
}
