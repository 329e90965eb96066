package dev.millrace.protocol.model;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ten attribute types, under the names they have on the wire (source: service model, {@code AttributeValue}). */
public enum AttributeType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    BOOL("BOOLEAN"),
    NULL("NULL"),
    L("LIST"),
    M("MAP");

    private static final Map<String, AttributeType> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final String longName;

    AttributeType(String longName) {
        this.longName = longName;
    }

    /** The type with this wire name, if there is one. Names are case-sensitive. */
    public static Optional<AttributeType> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The spelling that some of AWS's messages use, such as {@code STRING} for S. */
    public String longName() {
        return longName;
    }

    /** Whether a key attribute may have this type. */
    public boolean isKeyType() {
        return this == S || this == N || this == B;
    }

    /** Whether values of this type are sets. */
    public boolean isSet() {
        return this == SS || this == NS || this == BS;
    }
}
