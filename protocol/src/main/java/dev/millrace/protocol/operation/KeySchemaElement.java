package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.KeyType;

/** One attribute of a key schema as the wire lists it. */
public record KeySchemaElement(String attributeName, KeyType keyType) {}
