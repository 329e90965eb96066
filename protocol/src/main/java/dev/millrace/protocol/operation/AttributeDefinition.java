package dev.millrace.protocol.operation;

import dev.millrace.protocol.model.AttributeType;

/** The declared type of an attribute that a key uses. */
public record AttributeDefinition(String attributeName, AttributeType attributeType) {}
